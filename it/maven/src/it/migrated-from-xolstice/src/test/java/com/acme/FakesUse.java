package com.acme;

class FakesUse {
  Fakes fakes = Fakes.newBuilder().addUsers(User.newBuilder().setName("fake")).build();
}
