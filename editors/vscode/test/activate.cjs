// Activate the built extension without an editor: a stand-in answers for the module `vscode`, and the
// language server is the real one. Prints, as JSON, what was registered and what the server answered.
"use strict";

const Module = require("node:module");
const path = require("node:path");

const [command, ...rest] = process.argv.slice(2);
const registered = { commands: [], errors: [], logged: [], providers: [], watched: [] };

/** Whatever an extension may ask for that does not matter here: callable, a class, with any member. */
function anything(own = {}) {
  const made = new Proxy(class {}, {
    get: (target, name) => {
      if (name in own) return own[name];
      if (name === Symbol.toPrimitive) return () => "";
      if (name === "prototype") return target.prototype;
      return name === "then" ? undefined : anything();
    },
    apply: () => anything(),
    construct: (target, given, by) => (by === made ? anything() : Reflect.construct(target, given, by)),
    has: () => true,
  });
  return made;
}

const disposable = { dispose() {} };
const event = () => disposable;
const settings = { get: (name, fallback) => (name === "command" ? [command, ...rest] : fallback) };

class EventEmitter {
  constructor() {
    this.event = event;
  }
  fire() {}
  dispose() {}
}

const vscode = anything({
  EventEmitter,
  version: "1.91.0",
  workspace: anything({
    getConfiguration: () => settings,
    workspaceFolders: undefined,
    textDocuments: [],
    notebookDocuments: [],
    createFileSystemWatcher: (glob) => {
      registered.watched.push(glob);
      return { onDidCreate: event, onDidChange: event, onDidDelete: event, dispose() {} };
    },
  }),
  window: anything({
    visibleTextEditors: [],
    tabGroups: { all: [], onDidChangeTabs: event },
    createOutputChannel: () => anything({ logLevel: 0, onDidChangeLogLevel: event, error: (text) => registered.logged.push(String(text)) }),
    showErrorMessage: async (text) => {
      registered.errors.push(text);
      return undefined;
    },
  }),
  commands: anything({
    registerCommand: (name) => {
      registered.commands.push(name);
      return disposable;
    },
  }),
  languages: new Proxy({}, {
    get: (_, name) =>
      name === "createDiagnosticCollection"
        ? () => ({ set() {}, clear() {}, delete() {}, dispose() {} })
        : () => {
            registered.providers.push(String(name));
            return disposable;
          },
  }),
  env: { language: "zh-cn", appName: "test" },
  l10n: { t: (text, ...words) => words.reduce((told, word, place) => told.replace(`{${place}}`, word), text) },
  Uri: { parse: (text) => ({ toString: () => text }), file: (name) => ({ fsPath: name }) },
});

const load = Module._load;
Module._load = function (name, ...more) {
  return name === "vscode" ? vscode : load.call(this, name, ...more);
};

(async () => {
  const extension = require(path.join(__dirname, "..", "dist", "extension.js"));
  await extension.activate({ subscriptions: [] });
  await extension.deactivate();
  process.stdout.write(JSON.stringify(registered));
  process.exit(0);
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
