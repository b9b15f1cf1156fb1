// Bundle the extension with the libraries that it needs, and their licences beside it.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const made = await build({
  entryPoints: ["src/extension.js"],
  outfile: "dist/extension.js",
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  external: ["vscode"],
  legalComments: "none",
  logLevel: "warning",
  metafile: true,
});

const folders = new Set();
for (const input of Object.keys(made.metafile.inputs)) {
  const found = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input);
  if (found !== null) folders.add(found[0]);
}

const notices = [...folders].sort().map((folder) => {
  const about = JSON.parse(readFileSync(`${folder}/package.json`, "utf-8"));
  const licence = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  if (licence === undefined) throw new Error(`${about.name} has no licence beside it`);
  return `${about.name} ${about.version} (${about.license})\n\n${readFileSync(`${folder}/${licence}`, "utf-8").trim()}\n`;
});
writeFileSync("dist/notices.txt", notices.join(`\n${"─".repeat(80)}\n\n`));
