package dev.tandem.demo.tour;

import com.example.chatapp.HistoryRequest;
import com.example.chatapp.MessageServiceClient;
import com.example.chatapp.MessageServiceRpc;
import com.example.chatapp.PostRequest;
import com.example.chatapp.PostedMessage;
import com.example.chatapp.UserInfo;
import com.example.chatapp.UserServiceClient;
import com.example.chatapp.UserServiceRpc;
import dev.tandem.demo.Transcript;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerStream;
import io.grpc.Channel;
import java.util.List;

/** Two services, one of which calls the other. */
public final class ChatAppTour {
  private ChatAppTour() {}

  /** Calls the rpcs of both. */
  public static void run(Channel channel, Transcript transcript) {
    askUsers(new UserServiceClient(channel), transcript);
    postMessages(new MessageServiceClient(channel), transcript);
  }

  private static void askUsers(UserServiceClient users, Transcript transcript) {
    transcript.section(UserServiceRpc.SERVICE_NAME, "Knows who is who.");
    transcript.call(UserServiceRpc.GET_USER, "(u1)");
    UserInfo user = users.getUser(UserInfo.newBuilder().setId("u1").build());
    transcript.answer("u1 is Ada Lovelace", user.getId() + " is " + user.getDisplayName());
  }

  private static void postMessages(MessageServiceClient messages, Transcript transcript) {
    transcript.section(
        MessageServiceRpc.SERVICE_NAME, "Its handler calls chatapp.UserService through a client.");
    transcript.call(MessageServiceRpc.POST, "(u1: Hello)");
    transcript.answer("Ada Lovelace: Hello", text(messages.post(post("u1", "Hello"))));
    transcript.call(MessageServiceRpc.POST, "(u2: Good morning)");
    transcript.answer(
        "Grace Hopper: Good morning", text(messages.post(post("u2", "Good morning"))));
    transcript.call(MessageServiceRpc.POST, "(u9: Boo)");
    transcript.failure(
        RpcException.InvalidArgument.class,
        "the sender u9 is a stranger",
        () -> messages.post(post("u9", "Boo")));

    transcript.call(MessageServiceRpc.HISTORY, "(all)");
    try (ServerStream<PostedMessage> history =
        messages.history(HistoryRequest.getDefaultInstance())) {
      List<String> texts = history.stream().map(ChatAppTour::text).toList();
      transcript.answer(List.of("Ada Lovelace: Hello", "Grace Hopper: Good morning"), texts);
    }
  }

  private static PostRequest post(String sender, String text) {
    return PostRequest.newBuilder().setSenderId(sender).setText(text).build();
  }

  private static String text(PostedMessage message) {
    return message.getSender().getDisplayName() + ": " + message.getText();
  }
}
