/** A node as Taro hands it to the page's template: `cn` are the children, `v` is text. */
export interface RenderedNode {
  readonly cn?: readonly RenderedNode[];
  readonly v?: string;
  readonly sid?: string;
  readonly uid?: string;
  readonly [name: string]: unknown;
}

const LABELS = ['ariaLabel', 'aria-label'];

export function textOf(node: RenderedNode): string {
  return [node.v ?? '', ...(node.cn ?? []).map(textOf)].join('');
}

const says = (node: RenderedNode, wanted: string): boolean =>
  textOf(node).includes(wanted) ||
  LABELS.some((name) => typeof node[name] === 'string' && node[name].includes(wanted));

/** From the root down to the deepest node that shows or is labelled with the text; empty if none. */
export function pathTo(node: RenderedNode, wanted: string): RenderedNode[] {
  for (const child of node.cn ?? []) {
    const path = pathTo(child, wanted);
    if (path.length > 0) return [node, ...path];
  }
  return says(node, wanted) ? [node] : [];
}

/** What WeChat warns of: how many nodes there are, how deep they lie, and the most of one parent. */
export function sizeOf(node: RenderedNode): { nodes: number; depth: number; children: number } {
  const below = (node.cn ?? []).map(sizeOf);
  return {
    nodes: 1 + below.reduce((sum, { nodes }) => sum + nodes, 0),
    depth: 1 + Math.max(0, ...below.map(({ depth }) => depth)),
    children: Math.max(below.length, ...below.map(({ children }) => children)),
  };
}

/** Applies one `setData` entry: `root.cn.[0].v`. */
export function assign(data: Record<string, unknown>, path: string, value: unknown): void {
  const keys = path
    .split('.')
    .flatMap((part) => part.split('['))
    .filter((part) => part !== '')
    .map((part) => part.replace(']', ''));
  const last = keys.pop();
  let target = data;
  for (const key of keys) target = (target[key] ??= {}) as Record<string, unknown>;
  if (last !== undefined) target[last] = value;
}
