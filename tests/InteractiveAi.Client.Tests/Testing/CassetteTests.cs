using System.Net;
using InteractiveAi.Client.Testing;

namespace InteractiveAi.Client.Tests;

public class CassetteTests
{
    private string _path = null!;

    [SetUp]
    public void NameTheFile() => _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName(), "cassette.json");

    [TearDown]
    public void DeleteTheFile()
    {
        if (Path.GetDirectoryName(_path) is { } folder && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public async Task Play_WhatWasRecorded_IsTheSameForTheClient()
    {
        var gateway = new ScriptedGateway().Stream("Hel", "lo").ThenReply("Whole").ThenReply(HttpStatusCode.NotFound);
        var recorded = await CallAsync(new CassetteRecorder(_path, gateway));

        var played = await CallAsync(new CassettePlayer(_path));

        Assert.That(recorded, Is.EqualTo(new[] { "Hel", "lo", "Whole", "NotFound" }));
        Assert.That(played, Is.EqualTo(recorded));
    }

    [Test]
    public async Task Record_KeyAndSecrets_AreNowhereInTheFile()
    {
        var gateway = new ScriptedGateway().Reply(
            ScriptedReply.Raw(
                """{"error":{"message":"The key sk-canary-key of project-7 is not valid","code":401}}""",
                statusCode: HttpStatusCode.Unauthorized
            ) with
            {
                Headers = new Dictionary<string, string>
                {
                    ["Set-Cookie"] = "session=canary-cookie",
                    ["X-Organization"] = "canary-organization",
                    ["X-RateLimit-Limit"] = "60",
                },
            }
        );
        using CassetteRecorder recorder = new(_path, gateway) { Secrets = ["project-7"] };
        using var client = Over(recorder);

        await Assert.ThatAsync(
            () =>
                client.CompleteAsync(
                    new ChatRequest
                    {
                        Model = "m",
                        Messages = ["Hi"],
                        User = "project-7",
                    },
                    new CallOptions { Headers = new Dictionary<string, string> { ["X-Secret"] = "canary-header" } }
                ),
            Throws.TypeOf<ApiException>()
        );

        string text = await File.ReadAllTextAsync(_path);
        Assert.That(text, Does.Not.Contain("canary").And.Not.Contains("project-7"));
        Assert.That(
            text.ReplaceLineEndings("\n"),
            Is.EqualTo(
                """
                {
                  "cassette": 1,
                  "exchanges": [
                    {
                      "request": {
                        "method": "POST",
                        "path": "/api/v1/chat/completions",
                        "text": "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"user\":\"***\"}"
                      },
                      "response": {
                        "status": 401,
                        "headers": {
                          "X-RateLimit-Limit": "60",
                          "Content-Type": "application/json"
                        },
                        "complete": true,
                        "text": "{\"error\":{\"message\":\"The key *** of *** is not valid\",\"code\":401}}"
                      }
                    }
                  ]
                }
                """.ReplaceLineEndings("\n")
            )
        );
    }

    [Test]
    public async Task Play_StreamThatBroke_BreaksAtTheSamePlace()
    {
        var gateway = new ScriptedGateway().Reply(ScriptedReply.Text("Hel", "lo", " there") with { BreakAfter = 2 });
        using (var recording = Over(new CassetteRecorder(_path, gateway)))
        {
            await PartialAsync(recording);
        }

        using var playing = Over(new CassettePlayer(_path));

        Assert.That(await PartialAsync(playing), Is.EqualTo("Hello"));
    }

    [Test]
    public async Task Play_AnotherRequest_NamesTheDifferenceAndNothingOfIt()
    {
        using (var recording = Over(new CassetteRecorder(_path, new ScriptedGateway().Reply("Hello"))))
        {
            await recording.CompleteAsync("one", model: "m");
        }

        using var playing = Over(new CassettePlayer(_path));

        await Assert.ThatAsync(
            () => playing.CompleteAsync("two", model: "m"),
            Throws
                .TypeOf<CassetteException>()
                .With.Message.EqualTo(
                    "No exchange of the cassette 'cassette.json' has this request. From the next one, number 1, it differs at $.messages[0].content. Delete the file and record it anew if the request is meant."
                )
        );
    }

    [Test]
    public async Task Play_MoreCallsThanRecorded_Throws()
    {
        using (var recording = Over(new CassetteRecorder(_path, new ScriptedGateway().Reply("Hello"))))
        {
            await recording.CompleteAsync("one", model: "m");
        }

        CassettePlayer player = new(_path);
        using var playing = Over(player);
        await playing.CompleteAsync("one", model: "m");

        await Assert.ThatAsync(
            () => playing.CompleteAsync("one", model: "m"),
            Throws
                .TypeOf<CassetteException>()
                .With.Message.Contains("All 1 exchanges of the cassette 'cassette.json' have been played.")
        );
        Assert.That(player.Remaining, Is.Zero);
    }

    [Test]
    public async Task Play_CallsInAnotherOrder_GetTheirOwnAnswers()
    {
        using (var recording = Over(new CassetteRecorder(_path, new ScriptedGateway().Reply("1").ThenReply("2"))))
        {
            await recording.CompleteAsync("one", model: "m");
            await recording.CompleteAsync("two", model: "m");
        }

        using var playing = Over(new CassettePlayer(_path));

        var two = await playing.CompleteAsync("two", model: "m");
        var one = await playing.CompleteAsync("one", model: "m");

        Assert.That((one.Text, two.Text), Is.EqualTo(("1", "2")));
    }

    [Test]
    public async Task Play_AnotherRequestAfterOneOutOfOrder_NamesTheNumberOfTheNext()
    {
        using (var recording = Over(new CassetteRecorder(_path, new ScriptedGateway().Reply("1").ThenReply("2"))))
        {
            await recording.CompleteAsync("one", model: "m");
            await recording.CompleteAsync("two", model: "m");
        }

        using var playing = Over(new CassettePlayer(_path));
        await playing.CompleteAsync("two", model: "m");

        await Assert.ThatAsync(
            () => playing.CompleteAsync("three", model: "m"),
            Throws.TypeOf<CassetteException>().With.Message.Contains("From the next one, number 1,")
        );
    }

    [Test]
    public async Task Record_AttemptThatIsRepeated_IsPlayedAsOne()
    {
        Testing.ManualTimeProvider clock = new();
        var gateway = new ScriptedGateway(timeProvider: clock)
            .Reply(HttpStatusCode.TooManyRequests, retryAfter: TimeSpan.FromSeconds(4))
            .ThenReply("Hello");
        var recorded = await RetriedAsync(new CassetteRecorder(_path, gateway), clock);

        var played = await RetriedAsync(new CassettePlayer(_path), clock);

        Assert.That(recorded, Is.EqualTo(("Hello", "00:00:04")));
        Assert.That(played, Is.EqualTo(recorded));
    }

    [Test]
    public async Task Record_WholeStream_IsComplete()
    {
        using (var recording = Over(new CassetteRecorder(_path, new ScriptedGateway().Stream("Hel", "lo"))))
        {
            await recording.StreamTextAsync("Hi", model: "m").AllAsync();
        }

        Assert.That(
            await File.ReadAllTextAsync(_path),
            Does.Contain("\"complete\": true").And.Not.Contains("\"complete\": false")
        );
    }

    [Test]
    public async Task Play_ManyThatWereRecordedAtOnce_EachGetsItsOwn()
    {
        ScriptedGateway gateway = new();
        gateway.Otherwise(call =>
            ScriptedReply.Text("You said ", ((UserMessage)call.Request.Messages[0]).Content!.Text!)
        );
        async Task<string[]> AskAsync(HttpMessageHandler handler, IEnumerable<int> numbers)
        {
            using var client = Over(handler);
            return await Task.WhenAll(
                numbers.Select(async number => (await client.CompleteAsync($"日本 {number}", model: "m")).Text)
            );
        }

        await AskAsync(new CassetteRecorder(_path, gateway), Enumerable.Range(0, 24));
        var played = await AskAsync(new CassettePlayer(_path), Enumerable.Range(0, 24).Reverse());

        Assert.That(played, Is.EqualTo(Enumerable.Range(0, 24).Reverse().Select(i => $"You said 日本 {i}")));
    }

    [Test]
    public void Play_FileWithAMarkOfItsEncoding_IsRead()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        File.WriteAllText(
            _path,
            """{"cassette":1,"exchanges":[]}""",
            new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true)
        );

        Assert.That(new CassettePlayer(_path).Remaining, Is.Zero);
    }

    [TestCase("")]
    [TestCase("{}")]
    [TestCase("""{"cassette":2,"exchanges":[]}""")]
    [TestCase("""{"cassette":1,"exchanges":[{"request":{}}]}""")]
    [TestCase("""{"cassette":1,"exchanges":5}""")]
    public void Play_NoCassette_SaysSo(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        File.WriteAllText(_path, text);

        Assert.That(() => new CassettePlayer(_path), Throws.TypeOf<CassetteException>());
    }

    [Test]
    public async Task Play_FailureToConnect_FailsAgain()
    {
        StubHandler broken = new(
            (_, _) => throw new HttpRequestException(HttpRequestError.NameResolutionError, "No such host is known.")
        );
        using (var recording = Over(new CassetteRecorder(_path, broken)))
        {
            await Assert.ThatAsync(
                () => recording.CompleteAsync("Hi", model: "m"),
                Throws.TypeOf<HttpRequestException>()
            );
        }

        using var playing = Over(new CassettePlayer(_path));

        await Assert.ThatAsync(
            () => playing.CompleteAsync("Hi", model: "m"),
            Throws
                .TypeOf<HttpRequestException>()
                .With.Property("HttpRequestError")
                .EqualTo(HttpRequestError.NameResolutionError)
        );
    }

    private static ChatClient Over(HttpMessageHandler handler) =>
        new(new HttpClient(handler), new InteractiveAiOptions { ApiKey = "sk-canary-key", MaxRetries = 0 });

    private static async Task<List<string>> CallAsync(HttpMessageHandler handler)
    {
        using var client = Over(handler);
        var said = await client.StreamTextAsync("Hi", model: "m").AllAsync();
        said.Add((await client.CompleteAsync("Hi", model: "m")).Text);
        try
        {
            await client.CompleteAsync("Hi", model: "m");
        }
        catch (ApiException exception)
        {
            said.Add(exception.Kind.ToString());
        }

        return said;
    }

    private static async Task<(string, string)> RetriedAsync(
        HttpMessageHandler handler,
        Testing.ManualTimeProvider clock
    )
    {
        using ChatClient client = new(
            new HttpClient(handler),
            new InteractiveAiOptions { ApiKey = "sk-canary-key", TimeProvider = clock }
        );
        var call = client.CompleteAsync("Hi", model: "m");
        var waits = await clock.SkipWaitsAsync(call);
        return ((await call).Text, string.Join(", ", waits));
    }

    private static async Task<string?> PartialAsync(ChatClient client)
    {
        try
        {
            await client.StreamAsync(new ChatRequest { Model = "m", Messages = ["Hi"] }).ToCompletionAsync();
            return null;
        }
        catch (ChatStreamException exception)
        {
            return exception.PartialText;
        }
    }
}
