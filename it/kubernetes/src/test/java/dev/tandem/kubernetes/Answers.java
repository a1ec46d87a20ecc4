package dev.tandem.kubernetes;

import com.example.user.v1.GetUserRequest;
import com.example.user.v1.UserServiceClient;
import io.grpc.Channel;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Which pods answer the calls of a channel. */
final class Answers {
  private final UserServiceClient users;

  Answers(Channel channel) {
    users = new UserServiceClient(channel).withWaitForReady().withTimeout(Duration.ofSeconds(20));
  }

  /** Gives the number of answers of each pod to so many calls. */
  Map<String, Integer> of(int calls) {
    Map<String, Integer> answers = new TreeMap<>();
    for (int i = 0; i < calls; i++) {
      String pod = users.getUser(GetUserRequest.getDefaultInstance()).getUser().getName();
      answers.merge(pod, 1, Integer::sum);
    }
    return answers;
  }

  /** Calls until twenty calls in a row are answered in this way. */
  void await(Map<String, Integer> expected) {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    Map<String, Integer> found = of(20);
    while (!found.equals(expected)) {
      if (System.nanoTime() > limit) {
        throw new AssertionError(expected + " expected, but the answers are of " + found);
      }
      found = of(20);
    }
  }
}
