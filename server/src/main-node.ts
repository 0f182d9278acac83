import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { localDate } from './clock.js';
import { nodeHost } from './host/node.js';
import { startServer } from './server.js';

/** The server as a process: `--stdio` or `--node-ipc`. */
startServer(createConnection(ProposedFeatures.all), { host: nodeHost, today: localDate });
