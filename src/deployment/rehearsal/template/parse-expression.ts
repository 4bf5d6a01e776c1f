/** An expression of the template language. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'member'; readonly of: Expression; readonly key: Expression };

/** Whether a value of a template is to be worked out: `[…]`, but not `[[…`, which stands for a bracket. */
export function isExpression(text: string): boolean {
  return text.startsWith('[') && text.endsWith(']') && !text.startsWith('[[');
}

/**
 * Reads what stands within the brackets.
 * @throws SyntaxError where the text is no expression
 */
export function parseExpression(text: string): Expression {
  const parser = new Parser(text.slice(1, -1));
  const expression = parser.expression();
  parser.end();
  return expression;
}

class Parser {
  private at = 0;

  constructor(private readonly text: string) {}

  public expression(): Expression {
    let left = this.primary();
    for (;;) {
      this.blanks();
      if (this.take('.')) left = { kind: 'member', of: left, key: literal(this.word()) };
      else if (this.take('[')) {
        left = { kind: 'member', of: left, key: this.expression() };
        this.must(']');
      } else return left;
    }
  }

  public end(): void {
    this.blanks();
    if (this.at < this.text.length) throw this.wrong();
  }

  private primary(): Expression {
    this.blanks();
    if (this.take("'")) return literal(this.quoted());
    const number = /^-?\d+/.exec(this.text.slice(this.at))?.[0];
    if (number) {
      this.at += number.length;
      return literal(Number(number));
    }
    const name = this.word();
    this.must('(');
    return { kind: 'call', name, args: this.args() };
  }

  private args(): Expression[] {
    const args: Expression[] = [];
    this.blanks();
    if (this.take(')')) return args;
    do args.push(this.expression());
    while (this.take(','));
    this.must(')');
    return args;
  }

  /** A quote within is doubled. */
  private quoted(): string {
    let value = '';
    for (;;) {
      const end = this.text.indexOf("'", this.at);
      if (end < 0) throw this.wrong();
      value += this.text.slice(this.at, end);
      this.at = end + 1;
      if (!this.take("'")) return value;
      value += "'";
    }
  }

  private word(): string {
    const word = /^[A-Za-z_]\w*/.exec(this.text.slice(this.at))?.[0];
    if (!word) throw this.wrong();
    this.at += word.length;
    return word;
  }

  private blanks(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at += 1;
  }

  private take(character: string): boolean {
    if (this.text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  private must(character: string): void {
    this.blanks();
    if (!this.take(character)) throw this.wrong();
  }

  private wrong(): SyntaxError {
    return new SyntaxError(`Not an expression at ${this.at}: ${this.text.slice(0, 200)}`);
  }
}

function literal(value: string | number): Expression {
  return { kind: 'literal', value };
}
