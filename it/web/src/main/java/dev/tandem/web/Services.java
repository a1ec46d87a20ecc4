package dev.tandem.web;

import com.example.chat.v1.ChatServiceClient;
import com.example.chat.v1.ChatServiceRpc;
import com.example.file.v1.FileServiceClient;
import com.example.file.v1.FileServiceRpc;
import com.example.news.v1.NewsServiceRpc;
import com.example.user.v1.UserServiceRpc;
import com.example.web.v1.ChatRoomServiceRpc;
import com.example.web.v1.UploadServiceRpc;
import com.example.web.v1.UserDirectoryServiceRpc;
import dev.tandem.demo.service.ChatRoom;
import dev.tandem.runtime.ServerOptions;
import dev.tandem.web.chat.ChatRooms;
import dev.tandem.web.files.StoredFiles;
import dev.tandem.web.files.Uploads;
import dev.tandem.web.news.LiveNews;
import dev.tandem.web.news.Ticker;
import dev.tandem.web.users.Directory;
import dev.tandem.web.users.UserStore;
import dev.tandem.web.users.Users;
import io.grpc.ServerServiceDefinition;
import java.time.Clock;
import java.util.List;

/** All services, and what they need. */
final class Services implements AutoCloseable {
  private final Clock clock = Clock.systemUTC();
  final UserStore users = new UserStore(clock);
  // Higher ids than before a restart: readers that come again know what they have seen.
  final LiveNews news = new LiveNews(clock.millis());
  final ChatRooms rooms;

  private final StoredFiles files = new StoredFiles();
  private final ChatRoom chat = new ChatRoom();
  private final Inside inside;
  private final Uploads uploads;
  private final Ticker ticker;

  Services(WebServer.Options options) {
    inside = Inside.start(FileServiceRpc.bind(files), ChatServiceRpc.bind(chat));
    rooms = new ChatRooms(new ChatServiceClient(inside.channel()));
    uploads = new Uploads(new FileServiceClient(inside.channel()), options.idleUpload());
    ticker = Ticker.start(news, options.newsInterval());
  }

  /** Binds them for Armeria, which serves REST for rpcs that are declared as unary. */
  List<ServerServiceDefinition> bind() {
    ServerOptions options = ServerOptions.defaults().withDeclaredMethodTypes(true);
    return List.of(
        UserDirectoryServiceRpc.bind(new Directory(users), options),
        UserServiceRpc.bind(new Users(users), options),
        NewsServiceRpc.bind(news, options),
        UploadServiceRpc.bind(uploads, options),
        FileServiceRpc.bind(files, options),
        ChatRoomServiceRpc.bind(rooms, options),
        ChatServiceRpc.bind(chat, options));
  }

  /** Ends the calls that would go on for ever. */
  void endStreams() {
    ticker.close();
    news.close();
    uploads.close();
    inside.close();
  }

  /** To be called when there are no calls any more. */
  @Override
  public void close() {
    endStreams();
    files.close();
  }
}
