package dev.tandem.protoc.request;

/**
 * Looks into an encoded message before it is read or skipped. What is behind the end of all bytes
 * is 0: whether a request is whole is noticed by who reads it.
 */
final class Lookahead {
  private final byte[] bytes;
  private int position;

  Lookahead(byte[] bytes) {
    this.bytes = bytes;
  }

  void startAt(int start) {
    position = start;
  }

  byte next() {
    int at = position++;
    return at < bytes.length ? bytes[at] : 0;
  }

  /** The next number, of which the last byte alone has no highest bit. */
  int number() {
    int number = 0;
    int shift = 0;
    byte last = next();
    while (last < 0) {
      number |= (last & 0x7f) << shift;
      shift += 7;
      last = next();
    }
    return number | last << shift;
  }

  /** Counts the numbers in the next bytes, and stays before them. */
  int count(int length) {
    int end = Math.min(bytes.length, position + length);
    int numbers = 0;
    for (int i = position; i < end; i++) {
      if (bytes[i] >= 0) {
        numbers++;
      }
    }
    return numbers;
  }
}
