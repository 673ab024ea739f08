namespace InteractiveAi.Client.Tests;

[NonParallelizable]
public sealed class EnvironmentVariablesTests
{
    private const string Name = "INTERACTIVEAI_CLIENT_TEST_VARIABLE";

    [TearDown]
    public void Clear() => Environment.SetEnvironmentVariable(Name, null);

    [TestCase(null, null)]
    [TestCase("  ", null)]
    [TestCase(" x ", "x")]
    public void Read_Value_IsTrimmedAndBlankIsNone(string? value, string? expected)
    {
        Environment.SetEnvironmentVariable(Name, value);

        Assert.That(EnvironmentVariables.Read(Name), Is.EqualTo(expected));
    }

    [Test]
    public void ReadAddress_Address_IsRead()
    {
        Environment.SetEnvironmentVariable(Name, " https://a.test/v1 ");

        Assert.That(EnvironmentVariables.ReadAddress(Name), Is.EqualTo(new Uri("https://a.test/v1")));
    }

    [Test]
    public void ReadAddress_SomethingElse_IsNamedButNotQuoted()
    {
        Environment.SetEnvironmentVariable(Name, "secret value");

        Assert.That(
            () => EnvironmentVariables.ReadAddress(Name),
            Throws.InvalidOperationException.With.Message.Contains(Name).And.Message.Not.Contains("secret")
        );
    }
}
