// Reads JSON strings, one a line; writes for each the kinds of live nodes that discord-markdown-parser finds
// in it, as a message and as a text that may hold masked links. Run by tests.benchmarks.escaping.
"use strict";

const readline = require("node:readline");
const { parse } = require(require.resolve("discord-markdown-parser", { paths: [process.argv[2]] }));

// An emoji that was typed as a character is shown as that character's picture, which is all it can do.
const DEAD = new Set(["text", "br", "newline", "twemoji"]);

function kinds(nodes, found) {
  for (const node of Array.isArray(nodes) ? nodes : []) {
    if (!DEAD.has(node.type)) found.add(node.target ? `${node.type} ${node.target}` : node.type);
    kinds(node.content, found);
  }
  return found;
}

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const text = JSON.parse(line);
  const found = kinds(parse(text, "normal"), new Set());
  kinds(parse(text, "extended"), found);
  process.stdout.write(`${JSON.stringify([...found].sort())}\n`);
});
