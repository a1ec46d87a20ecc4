package dev.tandem.errors;

import com.example.common.v1.ValidationError;
import com.example.user.v1.CreateUserRequest;
import com.example.user.v1.User;
import com.example.user.v1.UserService;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.LocalizedMessage;
import com.google.rpc.RetryInfo;
import dev.tandem.runtime.RpcException;
import java.util.ArrayList;
import java.util.List;

/** Signs a user up, and shows what is wrong. */
public final class SignUpForm {
  private final UserService service;
  private final List<String> shown = new ArrayList<>();

  /** Calls this service. */
  public SignUpForm(UserService service) {
    this.service = service;
  }

  /** Gives what has been shown. */
  public List<String> shown() {
    return shown;
  }

  /** Sends the form. */
  public void submit(String name, String email) {
    CreateUserRequest request =
        CreateUserRequest.newBuilder().setName(name).setEmail(email).build();
    try {
      User user = service.createUser(request).getUser();
      show("welcome " + user.getName());
    } catch (RpcException.InvalidArgument e) {
      e.detail(ValidationError.class).ifPresent(this::showProblems);
      e.detail(BadRequest.class).ifPresent(this::showViolations);
    } catch (RpcException.AlreadyExists e) {
      String reason = e.detail(ErrorInfo.class).map(ErrorInfo::getReason).orElse("unknown");
      e.details(LocalizedMessage.class).forEach(text -> show(text.getMessage()));
      show(reason);
    } catch (RpcException.ResourceExhausted e) {
      long seconds =
          e.detail(RetryInfo.class).map(retry -> retry.getRetryDelay().getSeconds()).orElse(0L);
      show("try again in " + seconds + " s");
    }
  }

  private void showProblems(ValidationError invalid) {
    invalid
        .getErrorsList()
        .forEach(problem -> show(problem.getField() + ": " + problem.getMessage()));
  }

  private void showViolations(BadRequest bad) {
    bad.getFieldViolationsList()
        .forEach(violation -> show(violation.getField() + ": " + violation.getDescription()));
  }

  private void show(String text) {
    shown.add(text);
  }
}
