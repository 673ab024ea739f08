using System.Diagnostics;
using System.Reflection;

namespace InteractiveAi.Client.Tests;

public sealed class ChatClientOptionsTests
{
    private const string Canary = "canary-5f3a9c";

    [Test]
    public void Defaults_Are_AsDocumented()
    {
        var options = new TestOptions();

        Assert.That(
            (
                options.ApiKey,
                options.DefaultModel,
                options.Timeout,
                options.StreamIdleTimeout,
                options.MaxRetries,
                options.MaxRetryDelay,
                options.ValidateBounds
            ),
            Is.EqualTo(
                (
                    (string?)null,
                    (string?)null,
                    TimeSpan.FromMinutes(10),
                    TimeSpan.FromMinutes(2),
                    2,
                    TimeSpan.FromSeconds(30),
                    true
                )
            )
        );
        Assert.That((options.MaxEventBytes, options.MaxResponseBytes), Is.EqualTo((67_108_864, 134_217_728)));
        Assert.That(
            (options.AllowInsecureHttp, options.Headers.Count, options.UserAgentSuffix, options.TimeProvider),
            Is.EqualTo((false, 0, (string?)null, TimeProvider.System))
        );
    }

    private static IEnumerable<TestCaseData> Usable()
    {
        yield return new TestCaseData(new TestOptions { ApiKey = "key" });
        yield return new TestCaseData(new TestOptions { ApiKeyProvider = (_, _) => ValueTask.FromResult("key") });
        yield return new TestCaseData(new TestOptions { Headers = { ["authorization"] = "Basic dTpw" } });
        yield return new TestCaseData(new TestOptions { KeyIsOptional = true });
        yield return new TestCaseData(
            new TestOptions { ApiKey = "key", Endpoint = new Uri("http://localhost:5000/v1") }
        );
        yield return new TestCaseData(new TestOptions { ApiKey = "key", Endpoint = new Uri("http://127.0.0.1:5000") });
        yield return new TestCaseData(new TestOptions { ApiKey = "key", Endpoint = new Uri("http://[::1]:5000") });
        yield return new TestCaseData(
            new TestOptions
            {
                ApiKey = "key",
                Endpoint = new Uri("http://router.internal/"),
                AllowInsecureHttp = true,
            }
        );
        yield return new TestCaseData(
            new TestOptions
            {
                ApiKey = "key",
                Timeout = Timeout.InfiniteTimeSpan,
                StreamIdleTimeout = Timeout.InfiniteTimeSpan,
                MaxRetries = 0,
                MaxRetryDelay = TimeSpan.Zero,
                MaxEventBytes = 1,
                MaxResponseBytes = int.MaxValue,
                UserAgentSuffix = "MyApp/2.1 (test)",
            }
        );
    }

    [TestCaseSource(nameof(Usable))]
    public void Validate_UsableSettings_Passes(ChatClientOptions options) =>
        Assert.That(options.Validate, Throws.Nothing);

    [TestCase("")]
    [TestCase("  ")]
    [TestCase(Canary + "\n")]
    [TestCase(Canary + "\r\nX-Evil: 1")]
    [TestCase(Canary + " x")]
    [TestCase(Canary + "\u00e9")]
    [TestCase(Canary + "\u0000")]
    [TestCase("Bearer " + Canary)]
    public void Validate_KeyThatCannotBeSent_IsRefusedWithoutQuotingIt(string key)
    {
        var options = new TestOptions { ApiKey = key };

        Assert.That(
            options.Validate,
            Throws.ArgumentException.With.Message.Not.Contains(Canary).And.Message.Contains("API key")
        );
    }

    private static IEnumerable<TestCaseData> Unusable()
    {
        yield return new TestCaseData(new TestOptions(), "There is no API key");
        yield return new TestCaseData(
            new TestOptions { ApiKey = "key", ApiKeyProvider = (_, _) => ValueTask.FromResult("key") },
            "More than one credential"
        );
        yield return new TestCaseData(
            new TestOptions { ApiKey = "key", Headers = { ["Authorization"] = "Bearer x" } },
            "More than one credential"
        );
        yield return new TestCaseData(new TestOptions { ApiKey = "key", Endpoint = null! }, "missing");
        yield return new TestCaseData(
            new TestOptions { ApiKey = "key", Endpoint = new Uri("/api/v1", UriKind.Relative) },
            "absolute"
        );
        yield return new TestCaseData(
            new TestOptions { ApiKey = "key", Endpoint = new Uri("ftp://gateway.test") },
            "absolute"
        );
        yield return new TestCaseData(
            new TestOptions { ApiKey = "key", Endpoint = new Uri("file:///etc") },
            "absolute"
        );
        yield return new TestCaseData(
            new TestOptions { ApiKey = "key", Endpoint = new Uri($"https://user:{Canary}@gateway.test") },
            "user name"
        );
        yield return new TestCaseData(
            new TestOptions { ApiKey = "key", Endpoint = new Uri($"https://gateway.test?key={Canary}") },
            "query"
        );
        yield return new TestCaseData(
            new TestOptions { ApiKey = "key", Endpoint = new Uri("https://gateway.test#a") },
            "query"
        );
        yield return new TestCaseData(
            new TestOptions { ApiKey = "key", Endpoint = new Uri("http://gateway.test") },
            "plain http"
        );
        yield return new TestCaseData(
            new TestOptions { ApiKey = "key", Endpoint = new Uri("http://localhost.evil.test/") },
            "plain http"
        );
        yield return new TestCaseData(
            new TestOptions { ApiKey = "key", Headers = { ["X-A"] = $"{Canary}\r\n" } },
            "The value of the header 'X-A'"
        );
        yield return new TestCaseData(new TestOptions { ApiKey = "key", UserAgentSuffix = "a\nb" }, "UserAgentSuffix");
        yield return new TestCaseData(new TestOptions { ApiKey = "key", UserAgentSuffix = " " }, "UserAgentSuffix");
        yield return new TestCaseData(new TestOptions { ApiKey = "key", TimeProvider = null! }, "clock");
        yield return new TestCaseData(new TestOptions { ApiKey = "key", Timeout = TimeSpan.Zero }, "Timeout");
        yield return new TestCaseData(
            new TestOptions { ApiKey = "key", StreamIdleTimeout = TimeSpan.FromDays(60) },
            "StreamIdleTimeout"
        );
        yield return new TestCaseData(new TestOptions { ApiKey = "key", MaxRetries = -1 }, "MaxRetries");
        yield return new TestCaseData(
            new TestOptions { ApiKey = "key", MaxRetryDelay = TimeSpan.FromTicks(-1) },
            "MaxRetryDelay"
        );
        yield return new TestCaseData(
            new TestOptions { ApiKey = "key", MaxRetryDelay = Timeout.InfiniteTimeSpan },
            "MaxRetryDelay"
        );
        yield return new TestCaseData(new TestOptions { ApiKey = "key", MaxEventBytes = 0 }, "MaxEventBytes");
        yield return new TestCaseData(new TestOptions { ApiKey = "key", MaxResponseBytes = -1 }, "MaxResponseBytes");
    }

    [TestCaseSource(nameof(Unusable))]
    public void Validate_UnusableSettings_SaysWhichAndShowsNoSecret(ChatClientOptions options, string says) =>
        Assert.That(
            options.Validate,
            Throws.InstanceOf<ArgumentException>().With.Message.Contains(says).And.Message.Not.Contains(Canary)
        );

    [Test]
    public void Snapshot_LaterChanges_DoNotReachIt()
    {
        var options = new TestOptions { ApiKey = "key", Headers = { ["X-A"] = "1" } };

        var snapshot = options.Snapshot();
        options.ApiKey = "other";
        options.MaxRetries = 9;
        options.Headers["X-A"] = "2";
        options.Headers["X-B"] = "3";

        Assert.That(snapshot, Is.TypeOf<TestOptions>());
        Assert.That(
            (snapshot.ApiKey, snapshot.MaxRetries, snapshot.Headers.Count, snapshot.Headers["x-a"]),
            Is.EqualTo(("key", 2, 1, "1"))
        );
    }

    [Test]
    public void ToString_WithSecrets_ShowsTheOriginOnly()
    {
        var options = new TestOptions
        {
            ApiKey = Canary,
            Endpoint = new Uri($"https://user:{Canary}@gateway.test:8443/{Canary}?key={Canary}"),
            Headers = { ["Authorization"] = Canary },
        };

        Assert.That(options.ToString(), Is.EqualTo("TestOptions(https://gateway.test:8443)"));
    }

    [Test]
    public void ApiKey_InTheDebugger_IsNotShown()
    {
        var key = typeof(ChatClientOptions).GetProperty(nameof(ChatClientOptions.ApiKey))!;

        Assert.That(
            key.GetCustomAttribute<DebuggerBrowsableAttribute>()?.State,
            Is.EqualTo(DebuggerBrowsableState.Never)
        );
    }

    [Test]
    public void ApiKeyContext_Any_SaysWhetherTheKeyWasRefused() =>
        Assert.That(
            (new ApiKeyContext().PreviousKeyWasRefused, new ApiKeyContext { PreviousKeyWasRefused = true }.ToString()),
            Is.EqualTo((false, "ApiKeyContext(previous key refused)"))
        );
}
