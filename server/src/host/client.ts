import type { Connection } from 'vscode-languageserver';
import {
  type FileSizeResult,
  type FindFilesParams,
  type FindFilesResult,
  fileSizeRequest,
  findFilesRequest,
  type ReadFileParams,
  type ReadFileResult,
  readFileRequest,
} from '../protocol.js';
import type { Host } from './host.js';
import { pause } from './pause.js';

/** The client's file system: for the browser, and for workspaces that no disk holds. */
export function clientHost(connection: Connection): Host {
  return {
    async readFile(uri) {
      const params: ReadFileParams = { uri };
      const result = await ask<ReadFileResult>(connection, readFileRequest, params);
      return result ? bytesOf(result.base64) : undefined;
    },
    async size(uri) {
      const params: ReadFileParams = { uri };
      return (await ask<FileSizeResult>(connection, fileSizeRequest, params)) ?? undefined;
    },
    async findFiles(folder, shallow) {
      const params: FindFilesParams = { folder, ...(shallow ? { shallow } : {}) };
      return (await ask<FindFilesResult>(connection, findFilesRequest, params)) ?? [];
    },
    pause,
  };
}

/** A client that cannot answer, or is going away, has no such file. */
async function ask<T>(connection: Connection, method: string, params: unknown): Promise<T | undefined> {
  try {
    return await connection.sendRequest<T>(method, params);
  } catch {
    return undefined;
  }
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
