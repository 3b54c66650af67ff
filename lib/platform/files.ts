/**
 * Hands a file to the browser's download list. A link does it without the `downloads` permission, in
 * panels and pages alike; a popup would be closed by the save dialog, so popups do not export.
 */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // Firefox reads the blob after the click returned; a minute is far more than it needs.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
