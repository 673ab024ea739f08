namespace InteractiveAi.Client.Tests;

public sealed class CallOptionsTests
{
    private const string Canary = "canary-5f3a9c";

    [Test]
    public void Validate_NothingSet_Passes() => Assert.That(new CallOptions().Validate, Throws.Nothing);

    [Test]
    public void Validate_EverythingUsable_Passes()
    {
        var options = new CallOptions
        {
            Headers = new Dictionary<string, string>
            {
                ["Authorization"] = "Bearer other",
                ["x-session-id"] = "run 1\tb",
                ["X-Empty"] = "",
                ["!#$%&'*+-.^_`|~09azAZ"] = "token",
            },
            Timeout = Timeout.InfiniteTimeSpan,
            StreamIdleTimeout = TimeSpan.FromMilliseconds(1),
            MaxRetries = 0,
        };

        Assert.That(options.Validate, Throws.Nothing);
    }

    [TestCase("a\r\nb: c")]
    [TestCase("a\nb")]
    [TestCase("a\rb")]
    [TestCase("a\0b")]
    [TestCase("caf\u00e9")]
    [TestCase("a\u007f")]
    [TestCase("\u2028")]
    public void Validate_HeaderValueThatBreaksTheBlock_IsRefusedWithoutQuotingIt(string value)
    {
        var options = new CallOptions { Headers = new Dictionary<string, string> { ["X-Note"] = Canary + value } };

        Assert.That(
            options.Validate,
            Throws
                .ArgumentException.With.Message.Contains("X-Note")
                .And.Message.Not.Contains(Canary)
                .And.Property(nameof(ArgumentException.ParamName))
                .EqualTo("Headers")
        );
    }

    [Test]
    public void Validate_HeaderValueIsNull_IsRefused()
    {
        var options = new CallOptions { Headers = new Dictionary<string, string> { ["X-Note"] = null! } };

        Assert.That(options.Validate, Throws.ArgumentException.With.Message.Contains("X-Note"));
    }

    [TestCase("")]
    [TestCase("X Note")]
    [TestCase("X-Note:")]
    [TestCase("X-Note\r\n")]
    [TestCase("X-N\u00f6te")]
    [TestCase("Authorization: Bearer canary-5f3a9c")]
    public void Validate_HeaderNameThatIsNone_IsRefusedWithoutQuotingIt(string name)
    {
        var options = new CallOptions { Headers = new Dictionary<string, string> { [name] = "v" } };

        Assert.That(options.Validate, Throws.ArgumentException.With.Message.Not.Contains(Canary));
    }

    [TestCase("Content-Type")]
    [TestCase("content-length")]
    [TestCase("Content-Encoding")]
    [TestCase("HOST")]
    [TestCase("Transfer-Encoding")]
    [TestCase("Connection")]
    [TestCase("Expect")]
    public void Validate_HeaderOfBodyOrConnection_IsRefused(string name)
    {
        var options = new CallOptions { Headers = new Dictionary<string, string> { [name] = "v" } };

        Assert.That(options.Validate, Throws.ArgumentException.With.Message.Contains(name));
    }

    [Test]
    public void Validate_SameHeaderTwice_IsRefused()
    {
        var options = new CallOptions
        {
            Headers = new Dictionary<string, string> { ["X-A"] = "1", ["x-a"] = "2" },
        };

        Assert.That(options.Validate, Throws.ArgumentException.With.Message.Contains("twice"));
    }

    private static IEnumerable<CallOptions> OutOfRange() =>
        [
            new() { Timeout = TimeSpan.Zero },
            new() { Timeout = TimeSpan.FromSeconds(-5) },
            new() { Timeout = TimeSpan.MaxValue },
            new() { Timeout = TimeSpan.FromMilliseconds(uint.MaxValue) },
            new() { StreamIdleTimeout = TimeSpan.Zero },
            new() { StreamIdleTimeout = TimeSpan.MinValue },
            new() { MaxRetries = -1 },
        ];

    [TestCaseSource(nameof(OutOfRange))]
    public void Validate_NumberOutOfRange_IsRefused(CallOptions options) =>
        Assert.That(options.Validate, Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void ToString_WithCredentials_DoesNotShowThem()
    {
        var options = new CallOptions
        {
            Headers = new Dictionary<string, string> { ["Authorization"] = $"Bearer {Canary}" },
            Timeout = TimeSpan.FromSeconds(90),
            MaxRetries = 1,
        };

        Assert.That(options.ToString(), Is.EqualTo("CallOptions(1 headers, timeout 00:01:30, 1 retries)"));
    }
}
