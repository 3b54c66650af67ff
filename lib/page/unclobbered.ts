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

const views = new WeakMap<object, object>();

/**
 * The node to read members from. A form gives its controls under their names before its own members: on
 * `<form><select name="children">`, as booking pages have it, `form.children` is that control, and with
 * `name="parentElement"` a walk up the tree goes in circles. For forms this is a view that always gives the
 * real members; every other node is returned as it is. For reading only: compare and keep the node itself.
 *
 * Of all elements only forms do this, and documents do not do it to content scripts (tried in Chromium 156).
 */
export function unclobbered<T extends Node>(node: T): T {
  // Even the tag's name can be a control, but then it is no string.
  const tag: unknown = (node as Partial<Element>).tagName;
  if (tag === undefined || (typeof tag === 'string' && tag !== 'FORM' && tag !== 'form')) return node;
  let view = views.get(node);
  if (view === undefined) {
    view = new Proxy(node, { get: (form, key) => getMember(form, key) });
    views.set(node, view);
    // Asked for the view of the view, it is the same one.
    views.set(view, view);
  }
  return view as T;
}
