package dev.tandem.spring.users;

import com.example.user.v1.UserService;
import com.example.user.v1.UserServiceRpc;
import dev.tandem.runtime.ServerOptions;
import io.grpc.BindableService;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Serves users. */
@SpringBootApplication
public class UsersApplication {

  /** Makes the handler a service of the server: Spring exports each bean of this type. */
  @Bean
  BindableService userService(UserService handler, SpringErrors errors) {
    ServerOptions options = ServerOptions.defaults().withErrorMapper(errors);
    return () -> UserServiceRpc.bind(handler, options);
  }

  /** Runs it. */
  public static void main(String... arguments) {
    SpringApplication.run(UsersApplication.class, arguments);
  }
}
