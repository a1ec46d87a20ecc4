package com.acme;

import com.acme.v1.User;
import com.acme.v1.test.FakeUsers;

/** Test code on both kinds of generated code. */
final class FakeUsersUse implements FakeUsers {
  @Override
  public User add(User request) {
    return request;
  }
}
