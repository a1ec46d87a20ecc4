package dev.tandem.web.users;

import com.example.user.v1.User;
import com.example.web.v1.CreateUserRequest;
import com.example.web.v1.DeleteUserRequest;
import com.example.web.v1.GetUserRequest;
import com.example.web.v1.ListUsersRequest;
import com.example.web.v1.ListUsersResponse;
import com.example.web.v1.UserDirectoryService;
import com.google.protobuf.Empty;
import dev.tandem.runtime.RpcException;
import java.util.List;

/** The users for REST, which gets them at the paths of the proto, and for gRPC. */
public final class Directory implements UserDirectoryService {
  private static final int PAGE = 50;
  private static final int LARGEST_PAGE = 200;

  private final UserStore store;

  /** Serves the users of a store. */
  public Directory(UserStore store) {
    this.store = store;
  }

  @Override
  public User getUser(GetUserRequest request) {
    return store.get(request.getId());
  }

  @Override
  public ListUsersResponse listUsers(ListUsersRequest request) {
    int size = pageSize(request);
    List<User> users = store.list(request.getNamePrefix(), lastId(request), size + 1L);
    if (users.size() <= size) {
      return ListUsersResponse.newBuilder().addAllUsers(users).build();
    }
    List<User> page = users.subList(0, size);
    return ListUsersResponse.newBuilder()
        .addAllUsers(page)
        .setNextPageToken(String.valueOf(page.get(size - 1).getId()))
        .build();
  }

  @Override
  public User createUser(CreateUserRequest request) {
    return store.create(request.getName(), request.getEmail());
  }

  @Override
  public Empty deleteUser(DeleteUserRequest request) {
    store.delete(request.getId());
    return Empty.getDefaultInstance();
  }

  private static int pageSize(ListUsersRequest request) {
    if (request.getPageSize() < 0) {
      throw new FieldErrors()
          .add("page_size", "must not be negative")
          .in(new RpcException.InvalidArgument("there is no such page"));
    }
    return request.getPageSize() == 0 ? PAGE : Math.min(request.getPageSize(), LARGEST_PAGE);
  }

  private static long lastId(ListUsersRequest request) {
    String token = request.getPageToken();
    try {
      return token.isEmpty() ? 0 : Long.parseLong(token);
    } catch (NumberFormatException e) {
      throw new FieldErrors()
          .add("page_token", "must be the next_page_token of an answer")
          .in(new RpcException.InvalidArgument("there is no such page"));
    }
  }
}
