import { Uri, workspace } from 'vscode';

const section = 'personas.preview';
export const remoteImagesSetting = `${section}.remoteImages`;

/** Whether an editor and its preview scroll together. */
export function scrollsTogether(uri: string): boolean {
  return workspace.getConfiguration(section, Uri.parse(uri)).get('scrollSync', true);
}

/** Whether pictures may be loaded from the web; asked once for a whole window, as a page has one policy. */
export function showsRemoteImages(): boolean {
  return workspace.getConfiguration(section).get('remoteImages', false);
}
