/** Whether a browser window could be shown here. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] ?? '') || Boolean(process.env['WAYLAND_DISPLAY'] ?? '');
}
