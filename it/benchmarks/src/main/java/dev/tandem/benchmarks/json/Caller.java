package dev.tandem.benchmarks.json;

import com.google.protobuf.ByteString;

/** Calls the service in one way; each call looks whether the answer is right. */
interface Caller extends AutoCloseable {
  /** What is uploaded. */
  ByteString FILE = Samples.content(1024 * 1024);

  /** The same for those who have it as an array. */
  byte[] FILE_BYTES = FILE.toByteArray();

  void getUser(int number) throws Exception;

  void listUsers() throws Exception;

  void upload() throws Exception;

  @Override
  void close();

  static void check(boolean right) {
    if (!right) {
      throw new IllegalStateException("that is not the answer");
    }
  }
}
