package com.example.hello;

import com.example.hello.v1.Greeter;
import com.example.hello.v1.Greeting;
import com.example.hello.v1.Name;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;

final class PoliteGreeter implements Greeter {
  @Override
  public Greeting greet(Name request) {
    if (request.getName().isEmpty()) {
      throw new RpcException.InvalidArgument("a name is needed");
    }
    return Greeting.newBuilder().setText("Hello, " + request.getName()).build();
  }

  @Override
  public void greetAll(Receiver<Name> requests, Sender<Greeting> responses) {
    for (Name name : requests) {
      responses.send(greet(name)); // blocks while the caller is slow
    }
  }
}
