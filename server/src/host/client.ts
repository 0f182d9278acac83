import type { Connection } from 'vscode-languageserver';
import {
  type FindFilesParams,
  type FindFilesResult,
  findFilesRequest,
  type ReadFileParams,
  type ReadFileResult,
  readFileRequest,
} from '../protocol.js';
import type { Host } from './host.js';

/** The client's file system: for the browser, and for workspaces that no disk holds. */
export function clientHost(connection: Connection): Host {
  return {
    async readFile(uri) {
      const params: ReadFileParams = { uri };
      const result = await ask<ReadFileResult>(connection, readFileRequest, params);
      return result ? bytesOf(result.base64) : undefined;
    },
    async findFiles(folder) {
      const params: FindFilesParams = { folder };
      return (await ask<FindFilesResult>(connection, findFilesRequest, params)) ?? [];
    },
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
