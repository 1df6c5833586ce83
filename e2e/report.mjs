// What was looked at, and what was wrong with it. Closes with one line that the gate counts.

export class Report {
  #passed = 0;
  #failures = [];
  #begun = Date.now();
  #name;

  constructor(name = "browser suite") {
    this.#name = name;
  }

  /** One thing looked at: it passes when nothing was found wrong. */
  looked(name, wrong) {
    if (wrong.length === 0) {
      this.#passed += 1;
      console.log(`ok    ${name}`);
    } else {
      this.failed(name, wrong);
    }
  }

  failed(name, wrong) {
    this.#failures.push({ name, wrong });
    console.log(`FAIL  ${name}`);
    for (const what of wrong) console.log(`      ${what.replaceAll("\n", "\n      ")}`);
  }

  /** Runs one step of a journey; an error in it is a failure of the step, and ends the journey. */
  async step(name, work) {
    try {
      await work();
    } catch (error) {
      this.failed(name, [String(error.message ?? error)]);
      throw new JourneyEnded(name);
    }
    this.looked(name, []);
  }

  /** Prints the end and gives the exit status. */
  close() {
    const seconds = ((Date.now() - this.#begun) / 1000).toFixed(1);
    if (this.#failures.length > 0) {
      console.log(`\nfailed:`);
      for (const { name } of this.#failures) console.log(`  ${name}`);
    }
    console.log(`\n${this.#name}: ${seconds} s`);
    console.log(`${this.#passed} passed, ${this.#failures.length} failed`);
    return this.#failures.length === 0 && this.#passed > 0 ? 0 : 1;
  }
}

/** Thrown after a step failed: what comes after it in the journey can't be judged. */
export class JourneyEnded extends Error {}
