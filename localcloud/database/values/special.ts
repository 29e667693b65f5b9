/** A MongoDB ObjectId. It is stored as itself and leaves the service as plain hex text. */
export class ObjectId {
  readonly hex: string;
  constructor(hex: string) {
    this.hex = hex;
  }
  toString(): string {
    return this.hex;
  }
}

/** Bytes, kept as the base64 text they arrived in. */
export class Binary {
  readonly base64: string;
  readonly subType: string;
  constructor(base64: string, subType: string) {
    this.base64 = base64;
    this.subType = subType;
  }
  toString(): string {
    return `${this.subType}:${this.base64}`;
  }
}
