import { levels, type Level } from '@/lib/leads/lead-parts';
import { toLevelRole, toManagerRole, type Pool } from './databases';

/**
 * What CouchDB asks before it takes a document (`validate_doc_update`), as text, since it runs there: in SpiderMonkey as
 * old as 2011, so in the language of that time. Whoever writes by other means than Leadlight is held to it too.
 *
 * - only members of the database write, under their own name
 * - a lead stands in the database of its level; what is erased keeps nothing of what it was
 * - a member may take a lead nobody has; only managers give one to somebody else or take it away
 * - who moves a lead here from a more secret level, which they must be able to read, brings along whose it is
 */
export function writeValidation(pool: Pick<Pool, 'prefix'>, level: Level): string {
  const above = Object.fromEntries(
    levels.slice(levels.indexOf(level) + 1).map((one) => [one, toLevelRole(pool, one)]),
  );
  return `function (newDoc, oldDoc, userCtx, secObj) {
  var LEVEL = ${JSON.stringify(level)};
  var MEMBER = ${JSON.stringify(toLevelRole(pool, level))};
  var MANAGER = ${JSON.stringify(toManagerRole(pool))};
  var ABOVE = ${JSON.stringify(above)};
  var UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
  function refuse(why) { throw { forbidden: why }; }
  function has(list, one) { return !!list && list.indexOf(one) !== -1; }
  function isText(value, longest) { return typeof value === 'string' && value !== '' && value.length <= longest; }
  if (has(userCtx.roles, '_admin')) return;
  var byName = secObj && secObj.members && secObj.members.names;
  var isMember = has(userCtx.roles, MEMBER) || has(byName, userCtx.name);
  if (!userCtx.name || !isMember) refuse('members only');
  var colon = newDoc._id.indexOf(':');
  var kind = newDoc._id.slice(0, colon);
  if ((kind !== 'lead' && kind !== 'assignment') || !UUID.test(newDoc._id.slice(colon + 1))) refuse('unknown kind');
  var isManager = has(userCtx.roles, MANAGER);
  var old = oldDoc && !oldDoc._deleted ? oldDoc : null;
  if (newDoc._attachments) refuse('no attachments');

  if (newDoc._deleted) {
    var KEPT = { type: 1, reason: 1, into: 1, movedTo: 1, at: 1 };
    for (var key in newDoc) {
      if (key.charAt(0) !== '_' && KEPT[key] !== 1) refuse('an erased document keeps nothing');
      if (key.charAt(0) !== '_' && !isText(newDoc[key], 40)) refuse('an erased document keeps nothing');
    }
    if (newDoc.type !== undefined && newDoc.type !== 'erased') refuse('unknown type');
    if (newDoc.into !== undefined && !UUID.test(newDoc.into)) refuse('merged into what?');
    if (kind === 'assignment' && old && old.owner !== userCtx.name && !isManager) {
      if (old.by !== userCtx.name || old.state === 'carried') refuse('assigned by a manager');
    }
    return;
  }

  if (newDoc.type !== kind) refuse('unknown type');
  if (newDoc.by !== userCtx.name) refuse('written under another name');
  if (kind === 'lead') {
    if (newDoc.level !== LEVEL) refuse('another level');
    return;
  }
  var FIELDS = { type: 1, owner: 1, by: 1, at: 1, state: 1, from: newDoc.state === 'carried' ? 1 : 0 };
  for (var field in newDoc) {
    if (field.charAt(0) !== '_' && FIELDS[field] !== 1) refuse('unknown part');
  }
  if (!isText(newDoc.owner, 200) || !isText(newDoc.at, 40)) refuse('incomplete');
  if (newDoc.state === 'carried') {
    if (old) refuse('somebody has it');
    var role = typeof newDoc.from === 'string' && ABOVE.hasOwnProperty(newDoc.from) ? ABOVE[newDoc.from] : '';
    if (role === '' || !has(userCtx.roles, role)) refuse('carried from where?');
    return;
  }
  if (newDoc.state !== 'assigned' && newDoc.state !== 'claimed') refuse('unknown state');
  if (isManager) return;
  if (newDoc.state !== 'claimed' || newDoc.owner !== userCtx.name) refuse('only managers assign');
  if (old && old.owner !== userCtx.name) refuse('somebody has it');
}`;
}
