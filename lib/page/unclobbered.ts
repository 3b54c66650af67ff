/** What a member of the element's own class gives, whatever the form's controls are called. */
function getMember(element: object, key: PropertyKey): unknown {
  for (
    let proto: unknown = Object.getPrototypeOf(element);
    proto !== null;
    proto = Object.getPrototypeOf(proto)
  ) {
    const member = Object.getOwnPropertyDescriptor(proto, key);
    if (member === undefined) continue;
    if (member.get !== undefined) return member.get.call(element);
    return typeof member.value === 'function' ? (member.value as () => unknown).bind(element) : member.value;
  }
  return undefined;
}

/** Members that walking and reading need. A control called `id` or `title` is too common to matter and does no harm. */
const MEMBERS =
  'attributes childElementCount childNodes children classList className closest contains firstChild firstElementChild getAttribute getAttributeNames getElementsByTagName getRootNode hasAttribute lastChild lastElementChild localName matches nextElementSibling nextSibling nodeName nodeType nodeValue ownerDocument parentElement parentNode previousElementSibling previousSibling querySelector querySelectorAll shadowRoot tagName textContent'.split(
    ' ',
  );

/** By form: its view, or the form itself where no control is in the way. */
const views = new WeakMap<object, object>();
const originals = new WeakMap<object, object>();

/**
 * The node to read members from. A form gives its controls under their names before its own members: on
 * `<form><select name="children">`, as booking pages have it, `form.children` is that control, and with
 * `name="parentElement"` a walk up the tree goes in circles. For such a form this is a view that always gives
 * the real members; every other node is returned as it is. For reading only: what is handed to the browser
 * or compared is the node itself, see `getOriginal`.
 *
 * Of all elements only forms do this, and documents do not do it to content scripts (tried in Chromium 156).
 */
export function unclobbered<T extends Node>(node: T): T {
  // Even the tag's name can be a control, but then it is no string.
  const tag: unknown = (node as Partial<Element>).tagName;
  if (tag === undefined || (typeof tag === 'string' && tag !== 'FORM' && tag !== 'form')) return node;
  let view = views.get(node);
  if (view === undefined) {
    const isClobbered = MEMBERS.some((name) => Object.hasOwn(node, name));
    view = isClobbered ? new Proxy(node, { get: (form, key) => getMember(form, key) }) : node;
    views.set(node, view);
    views.set(view, view);
    originals.set(view, node);
  }
  return view as T;
}

/** The node a view is of; any other node is itself. */
export function getOriginal<T extends Node>(node: T): T {
  return (originals.get(node) ?? node) as T;
}
