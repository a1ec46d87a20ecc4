package dev.tandem.demo.tour;

import com.example.chat.v1.ChatMessage;
import com.example.chat.v1.ChatServiceClient;
import com.example.chat.v1.ChatServiceRpc;
import com.example.chat.v1.Empty;
import com.example.chat.v1.FileChunk;
import com.example.chat.v1.FileInfo;
import com.example.chat.v1.Message;
import com.google.protobuf.ByteString;
import dev.tandem.demo.Transcript;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.ServerStream;
import io.grpc.Channel;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One rpc of each of the four kinds; the last is a chat between two. */
public final class ChatTour {
  private static final int VERSES = 10_000;

  private ChatTour() {}

  /** Calls the rpcs. */
  public static void run(Channel channel, Transcript transcript) {
    ChatServiceClient client = new ChatServiceClient(channel);
    transcript.section(
        ChatServiceRpc.SERVICE_NAME, "A chat room: one rpc of each of the four kinds.");
    leaveMessages(client, transcript);
    shareFile(client, transcript);
    chat(client, transcript);
    recite(client, transcript);
  }

  private static void leaveMessages(ChatServiceClient client, Transcript transcript) {
    for (String text : List.of("Lunch at noon?", "Make it one.")) {
      transcript.call(ChatServiceRpc.SEND_MESSAGE, "(ada: " + text + ")");
      Empty done = client.sendMessage(Message.newBuilder().setAuthor("ada").setText(text).build());
      transcript.answer("empty", done.getSerializedSize() == 0 ? "empty" : "something");
    }

    transcript.call(ChatServiceRpc.GET_MESSAGES, "(), as a java.util.stream.Stream");
    try (ServerStream<Message> messages = client.getMessages(Empty.getDefaultInstance())) {
      transcript.answer(
          List.of("Lunch at noon?", "Make it one."),
          messages.stream().map(Message::getText).toList());
    }
  }

  private static void shareFile(ChatServiceClient client, Transcript transcript) {
    transcript.call(ChatServiceRpc.UPLOAD_FILE, "(a list of two chunks)");
    FileInfo file =
        client.uploadFile(
            List.of(
                FileChunk.newBuilder().setName("menu.txt").setContent(bytes("Soup\n")).build(),
                FileChunk.newBuilder().setContent(bytes("Fish\n")).build()));
    transcript.answer("menu.txt, 10 bytes", file.getName() + ", " + file.getSize() + " bytes");
  }

  private static void chat(ChatServiceClient client, Transcript transcript) {
    transcript.call(ChatServiceRpc.CHAT, "(), by two: each says something and hears the other");
    try (BidiStream<ChatMessage, ChatMessage> ada = client.chat()) {
      say(ada, "ada", "Anyone here?", transcript);
      transcript.answer("ada hears ada: Anyone here?", "ada hears " + text(ada.receive()));
      try (BidiStream<ChatMessage, ChatMessage> bob = client.chat()) {
        say(bob, "bob", "Me, just now.", transcript);
        transcript.answer("ada hears bob: Me, just now.", "ada hears " + text(ada.receive()));
        transcript.answer("bob hears bob: Me, just now.", "bob hears " + text(bob.receive()));
        say(ada, "ada", "See you at one.", transcript);
        transcript.answer("ada hears ada: See you at one.", "ada hears " + text(ada.receive()));
        transcript.answer("bob hears ada: See you at one.", "bob hears " + text(bob.receive()));
        bob.finishSending();
        transcript.answer("bob hears the end", "bob hears " + text(bob.receive()));
      }
      ada.finishSending();
      transcript.answer("ada hears the end", "ada hears " + text(ada.receive()));
    }
  }

  /** More than fits into the buffers on the way: with one thread, the two ends would block. */
  private static void recite(ChatServiceClient client, Transcript transcript) {
    transcript.call(ChatServiceRpc.CHAT, "(), exchange: one thread recites, this one listens");
    transcript.says("10000 verses");
    try (BidiStream<ChatMessage, ChatMessage> eve = client.chat()) {
      long heard =
          eve.exchange(
              sender ->
                  IntStream.range(0, VERSES)
                      .forEach(verse -> sender.send(message("eve", "verse " + verse))),
              receiver -> receiver.stream().count());
      transcript.answer("10000 verses", heard + " verses");
    }
  }

  private static void say(
      BidiStream<ChatMessage, ChatMessage> stream, String who, String text, Transcript transcript) {
    transcript.says(who + ": " + text);
    stream.send(message(who, text));
  }

  private static ChatMessage message(String user, String text) {
    return ChatMessage.newBuilder().setUser(user).setText(text).build();
  }

  private static String text(@Nullable ChatMessage message) {
    return message == null ? "the end" : message.getUser() + ": " + message.getText();
  }

  private static ByteString bytes(String text) {
    return ByteString.copyFromUtf8(text);
  }
}
