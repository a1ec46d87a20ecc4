// The same sources as before, against the old stubs; and the new ones beside them.
['OldUsers', 'UsersGrpc', 'Users', 'UsersClient', 'User'].each {
  assert new File(basedir, "target/classes/com/acme/${it}.class").isFile()
}
assert new File(basedir, 'target/test-classes/com/acme/Fakes.class').isFile()
assert new File(basedir, 'target/classes/acme/users.proto').isFile()
return true
