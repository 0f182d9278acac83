import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { localDate } from './clock.js';
import { startServer } from './server.js';

/** The part of a worker's global scope that the connection needs; the DOM's types are not those of this server. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0] &
  ConstructorParameters<typeof BrowserMessageWriter>[0];

/** The server as a web worker, for VS Code in the browser: files come from the client. */
const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
startServer(connection, { today: localDate });
