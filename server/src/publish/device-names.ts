/** Whether Windows takes a file of this name for a device, with whatever ending. */
export function isDevice(name: string): boolean {
  return /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(name);
}
