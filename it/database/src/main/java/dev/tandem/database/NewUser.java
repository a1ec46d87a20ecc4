package dev.tandem.database;

import com.example.common.v1.ErrorDetail;
import com.example.common.v1.ValidationError;
import com.example.user.v1.CreateUserRequest;
import dev.tandem.runtime.RpcException;
import java.util.regex.Pattern;

/** What is stored of a new user, checked. */
record NewUser(String name, String email) {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_EMAIL = 254; // RFC 5321, 4.5.3.1.3, without the brackets
  private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+");
  private static final Pattern TEXT = Pattern.compile("\\P{Cntrl}*");

  /**
   * Checks a request.
   *
   * @throws RpcException.InvalidArgument with a {@link ValidationError} of all that is wrong
   */
  static NewUser of(CreateUserRequest request) {
    ValidationError.Builder problems = ValidationError.newBuilder();
    String name = request.getName().strip();
    if (name.isEmpty()) {
      problems.addErrors(problem("name", "must not be empty"));
    } else if (name.length() > LONGEST_NAME) {
      problems.addErrors(problem("name", "must not have more than 100 characters"));
    } else if (!TEXT.matcher(name).matches()) {
      problems.addErrors(problem("name", "must not have control characters"));
    }
    String email = request.getEmail();
    if (email.length() > LONGEST_EMAIL) {
      problems.addErrors(problem("email", "must not have more than 254 characters"));
    } else if (!EMAIL.matcher(email).matches()) {
      problems.addErrors(problem("email", "must look like name@example.com"));
    }
    if (problems.getErrorsCount() > 0) {
      throw new RpcException.InvalidArgument("the user is not valid").withDetail(problems.build());
    }
    return new NewUser(name, email);
  }

  private static ErrorDetail problem(String field, String message) {
    return ErrorDetail.newBuilder().setField(field).setMessage(message).build();
  }
}
