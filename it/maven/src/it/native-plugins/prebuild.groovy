// A plugin of protoc that adds a method to a message which protoc makes.
evaluate(new File(basedir, 'plugin.groovy'))(
    basedir, 'com/acme/v1/Hello.java', 'class_scope:acme.v1.Hello',
    '  public String greeting() { return "Hello, " + getName(); }\n')
return true
