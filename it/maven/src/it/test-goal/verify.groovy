def main = new File(basedir, 'target/generated-sources/tandem/com/acme/v1')
def test = new File(basedir, 'target/generated-test-sources/tandem/com/acme/v1')
assert new File(main, 'User.java').isFile()
assert !new File(main, 'test').exists()
assert new File(test, 'test/FakeUsersClient.java').isFile()
assert !new File(test, 'User.java').exists()

assert new File(basedir, 'target/classes/com/acme/v1/User.class').isFile()
assert new File(basedir, 'target/classes/acme/v1/user.proto').isFile()
assert !new File(basedir, 'target/classes/com/acme/v1/test').exists()
assert new File(basedir, 'target/test-classes/com/acme/FakeUsersUse.class').isFile()
assert new File(basedir, 'target/test-classes/acme/v1/fake_users.proto').isFile()
return true
