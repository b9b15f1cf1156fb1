// What modellers and an engine of FEEL make of exported files.
// Reads {"files": [path…], "asked": [[path, facts]…]} and writes {"problems": […], "answers": […]}.
// An answer lists the outputs of every row that is met.
import { readFileSync } from 'node:fs';
import { BpmnModdle } from 'bpmn-moddle';
import { DmnModdle } from 'dmn-moddle';
import { Linter } from 'bpmnlint';
import NodeResolver from 'bpmnlint/lib/resolver/node-resolver.js';
import { evaluate, unaryTest } from 'feelin';

const { files, asked } = JSON.parse(readFileSync(0, 'utf8'));
// Rules remember what they saw, so that each file gets a linter of its own.
const linter = () => new Linter({ config: { extends: 'bpmnlint:recommended' }, resolver: new NodeResolver() });
const problems = [];
const tables = {};

for (const file of files) {
  const text = readFileSync(file, 'utf8');
  const process = file.endsWith('.bpmn');
  const moddle = process ? new BpmnModdle() : new DmnModdle();
  const { rootElement, warnings } = await moddle.fromXML(text, process ? 'bpmn:Definitions' : 'dmn:Definitions');
  problems.push(...warnings.map((one) => [file, one.message]));
  if (process) {
    for (const [rule, found] of Object.entries(await linter().lint(rootElement))) {
      problems.push(...found.map((one) => [file, `${rule}: ${one.id} ${one.message}`]));
    }
  } else {
    tables[file] = rootElement.drgElement.find((one) => one.decisionLogic).decisionLogic;
  }
}

const value = (told) => told.value;

function met(rule, seen, facts) {
  return rule.inputEntry.every((one, at) => one.text === '-' || value(unaryTest(one.text, { ...facts, '?': seen[at] })) === true);
}

function decide(table, facts) {
  const seen = table.input.map((one) => value(evaluate(one.inputExpression.text, facts)));
  const outputs = (rule) => table.output.map((one, at) => [one.name, value(evaluate(rule.outputEntry[at].text, facts))]);
  return table.rule.filter((rule) => met(rule, seen, facts)).map((rule) => Object.fromEntries(outputs(rule)));
}

const answers = asked.map(([file, facts]) => decide(tables[file], facts));
process.stdout.write(JSON.stringify({ problems, answers }));
