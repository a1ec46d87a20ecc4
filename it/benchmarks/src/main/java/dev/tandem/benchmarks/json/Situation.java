package dev.tandem.benchmarks.json;

import java.util.Arrays;
import java.util.List;

/** What is called, and by how many at once. */
enum Situation {
  ONE_USER("Get a user, 1 caller", 1, caller -> caller.getUser(5)),
  MANY_CALLERS("Get a user, 16 callers", 16, caller -> caller.getUser(5)),
  LIST("Get 100 users, 1 caller", 1, Caller::listUsers),
  UPLOAD("Upload 1 MiB, 1 caller", 1, Caller::upload);

  /** A call that may fail. */
  @FunctionalInterface
  interface Call {
    void on(Caller caller) throws Exception;
  }

  /** The name that the documents have for it. */
  final String title;

  final int callers;
  final Call call;

  Situation(String title, int callers, Call call) {
    this.title = title;
    this.callers = callers;
    this.call = call;
  }

  List<Contender> contenders() {
    return Arrays.stream(Contender.values())
        .filter(each -> this == UPLOAD || each != Contender.RAW_UPLOAD)
        .toList();
  }
}
