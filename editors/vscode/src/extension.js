// @ts-check
"use strict";

const vscode = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");
const { serverCommand } = require("./command");

/** @type {LanguageClient | undefined} */
let client;

/** Start the server, and tell how to install it if it does not start. */
async function start() {
  const { command, args } = serverCommand(vscode.workspace.getConfiguration("bylawkit").get("command"));
  client = new LanguageClient(
    "bylawkit",
    "bylawkit",
    { command, args, transport: TransportKind.stdio },
    {
      documentSelector: [{ language: "bylaw" }],
      synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher("**/{*.bylaw,.bylawkit.toml,pyproject.toml}") },
    },
  );
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    const open = vscode.l10n.t("Open the setting");
    const told = vscode.l10n.t(
      "The language server did not start: {0}. Install it with: pipx install 'bylawkit[lsp]', or name its program in the setting bylawkit.command.",
      error instanceof Error ? error.message : String(error),
    );
    if ((await vscode.window.showErrorMessage(told, open)) === open) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "bylawkit.command");
    }
  }
}

/** Stop the server, if one runs. */
async function stop() {
  const running = client;
  client = undefined;
  await running?.stop();
}

/**
 * Called by the editor when the first bylaw is opened.
 *
 * @param {vscode.ExtensionContext} context
 */
async function activate(context) {
  const again = async () => {
    await stop();
    await start();
  };
  context.subscriptions.push(
    vscode.commands.registerCommand("bylawkit.restart", again),
    vscode.workspace.onDidChangeConfiguration((change) =>
      change.affectsConfiguration("bylawkit.command") ? again() : undefined,
    ),
  );
  await start();
}

module.exports = { activate, deactivate: stop };
