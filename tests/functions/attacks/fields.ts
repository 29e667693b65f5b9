/** A value inside a request, by where it lies. */
export interface Field {
  /** Dotted, `rows.0.points`. */
  readonly path: string;
  readonly value: unknown;
}

/** Every number and text of a request, however deep. */
export function fieldsOf(data: unknown, path = ''): Field[] {
  if (typeof data !== 'object' || data === null) return [{ path, value: data }];
  return Object.entries(data).flatMap(([key, value]) =>
    fieldsOf(value, path === '' ? key : `${path}.${key}`),
  );
}

/** The request with one value replaced. */
export function withField(data: unknown, path: string, value: unknown): unknown {
  const [key = '', ...rest] = path.split('.');
  const copy: Record<string, unknown> | unknown[] = Array.isArray(data)
    ? [...(data as unknown[])]
    : { ...(data as Record<string, unknown>) };
  const inner = (copy as Record<string, unknown>)[key];
  (copy as Record<string, unknown>)[key] =
    rest.length === 0 ? value : withField(inner, rest.join('.'), value);
  return copy;
}
