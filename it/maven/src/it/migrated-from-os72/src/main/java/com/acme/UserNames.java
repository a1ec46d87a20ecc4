package com.acme;

/** Code for protoc's messages, which are the same. */
public final class UserNames {
  private UserNames() {}

  /** The user with a name. */
  public static User named(String name) {
    return User.newBuilder().setName(name).build();
  }
}
