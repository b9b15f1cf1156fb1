// @ts-check
"use strict";

/**
 * The program and arguments of the language server. A setting that is no list of words, or empty, is
 * answered by the default, so that a slip in the settings does not leave the editor without a server.
 *
 * @param {unknown} setting what stands in `bylawkit.command`
 * @returns {{ command: string, args: string[] }}
 */
function serverCommand(setting) {
  const words = Array.isArray(setting) ? setting : [];
  const sound = words.length > 0 && words.every((word) => typeof word === "string" && word.trim() !== "");
  const [command, ...args] = sound ? words : ["bylawkit", "lsp"];
  return { command, args };
}

module.exports = { serverCommand };
