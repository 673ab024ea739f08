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
    public void Headers_FilledInPlace_AreCheckedAndFoundInAnyCase()
    {
        var options = new CallOptions { Headers = { ["X-Team"] = "blue", ["X Note"] = "1" } };

        Assert.That(options.Headers["x-team"], Is.EqualTo("blue"));
        Assert.That(options.Validate, Throws.ArgumentException);
    }

    [Test]
    public void Headers_NotSetOrNull_AreEmpty()
    {
        Assert.That(new CallOptions().Headers, Is.Empty);
        Assert.That(new CallOptions { Headers = null }.Headers, Is.Empty);
    }

    [Test]
    public void With_HeadersAddedToTheCopy_DoesNotChangeTheOriginal()
    {
        var original = new CallOptions { Headers = { ["X-Team"] = "blue" }, MaxRetries = 3 };

        var copy = original with { Timeout = TimeSpan.FromSeconds(1) };
        copy.Headers["X-TEAM"] = "red";
        copy.Headers["X-Other"] = "1";

        Assert.That(original.Headers, Is.EqualTo(new Dictionary<string, string> { ["X-Team"] = "blue" }));
        Assert.That(
            copy.Headers,
            Is.EquivalentTo(new Dictionary<string, string> { ["X-Team"] = "red", ["X-Other"] = "1" })
        );
        Assert.That((copy.MaxRetries, copy.Timeout), Is.EqualTo(((int?)3, (TimeSpan?)TimeSpan.FromSeconds(1))));
    }

    [Test]
    public void With_NamesThatDifferInCaseOnly_KeepsThemToBeRefused()
    {
        var options = new CallOptions
        {
            Headers = new Dictionary<string, string> { ["X-A"] = "1", ["x-a"] = "2" },
        };

        Assert.That(
            (options with { MaxRetries = 0 }).Validate,
            Throws.ArgumentException.With.Message.Contains("twice")
        );
    }

    [Test]
    public void Equals_SameSettings_TellsByValue()
    {
        var options = new CallOptions { Headers = { ["X-Team"] = "blue" }, MaxRetries = 3 };
        var touched = new CallOptions();
        _ = touched.Headers;

        Assert.That(options with { }, Is.EqualTo(options));
        Assert.That((options with { }).GetHashCode(), Is.EqualTo(options.GetHashCode()));
        Assert.That(touched, Is.EqualTo(new CallOptions()));
        Assert.That(options with { MaxRetries = 2 }, Is.Not.EqualTo(options));
        Assert.That(options with { Timeout = TimeSpan.FromSeconds(1) }, Is.Not.EqualTo(options));
        Assert.That(options with { StreamIdleTimeout = TimeSpan.FromSeconds(1) }, Is.Not.EqualTo(options));
        Assert.That(options with { OnResponse = static _ => { } }, Is.Not.EqualTo(options));
        Assert.That(options with { Headers = null }, Is.Not.EqualTo(options));
        Assert.That(
            options with
            {
                Headers = new Dictionary<string, string> { ["X-Team"] = "red" },
            },
            Is.Not.EqualTo(options)
        );
        Assert.That(
            options with
            {
                Headers = new Dictionary<string, string> { ["X-Tea"] = "blue" },
            },
            Is.Not.EqualTo(options)
        );
        Assert.That(options.Equals(null), Is.False);
    }

    [Test]
    public void Equals_NamesInAnotherCase_IsTheSameFromBothSides()
    {
        CallOptions inPlace = new() { Headers = { ["X-Team"] = "blue" } };
        CallOptions assigned = new() { Headers = new Dictionary<string, string> { ["x-team"] = "blue" } };
        CallOptions twice = new()
        {
            Headers = new Dictionary<string, string> { ["X-A"] = "1", ["x-a"] = "1" },
        };
        CallOptions two = new() { Headers = { ["X-A"] = "1", ["X-B"] = "1" } };

        Assert.That(inPlace.Equals(assigned), Is.True);
        Assert.That(assigned.Equals(inPlace), Is.True);
        Assert.That(inPlace.GetHashCode(), Is.EqualTo(assigned.GetHashCode()));
        Assert.That(twice.Equals(two), Is.False);
        Assert.That(two.Equals(twice), Is.False);
    }

    [Test]
    public void With_HeadersOfAnotherKindOfDictionary_StillFindsThemInAnyCase()
    {
        CallOptions options = new()
        {
            Headers = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["X-Team"] = "blue" },
        };

        CallOptions copy = options with { MaxRetries = 0 };
        copy.Headers["x-team"] = "red";

        Assert.That(copy.Headers, Is.EqualTo(new Dictionary<string, string> { ["X-Team"] = "red" }));
        Assert.That(options.Headers["X-Team"], Is.EqualTo("blue"));
        Assert.That(copy.Validate, Throws.Nothing);
    }

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
