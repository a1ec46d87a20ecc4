// The same sources as before, against the old stubs; and the new ones beside them.
['OldUsers', 'UsersGrpc', 'Users', 'UsersClient', 'User'].each {
  assert new File(basedir, "target/classes/com/acme/${it}.class").isFile()
}
// What is excluded is not in the jar either.
assert new File(basedir, 'target/classes/acme').list().toList() == ['users.proto']
return true
