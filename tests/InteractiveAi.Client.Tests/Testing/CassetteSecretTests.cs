using System.IO.Compression;
using System.Net;
using System.Text;
using InteractiveAi.Client.JamAi;
using InteractiveAi.Client.Testing;

namespace InteractiveAi.Client.Tests;

/// <summary>What must not come into a cassette does not, however it is written; and the cassette plays all the same.</summary>
public class CassetteSecretTests
{
    private const string Key = "sk/live+0123456789abcdef==";
    private const string Body = """{"model":"m","messages":[{"role":"user","content":"Hi"}]}""";

    private string _path = null!;

    [SetUp]
    public void NameTheFile() => _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".json");

    [TearDown]
    public void DeleteTheFile() => File.Delete(_path);

    [Test]
    public async Task Record_ErrorThatRepeatsTheHeaders_KeepsNoneOfTheirValues()
    {
        ScriptedGateway gateway = new ScriptedGateway(GatewayDialect.JamAi).Reply(HttpStatusCode.Unauthorized);
        using ChatClient client = new(
            new HttpClient(new CassetteRecorder(_path, gateway)),
            new JamAiOptions
            {
                ApiKey = "jam-0123456789-0123456789-wxyz",
                ProjectId = "proj",
                UserId = "ada",
                MaxRetries = 0,
            }
        );

        await Assert.ThatAsync(() => client.CompleteAsync("Hi", model: "m"), Throws.TypeOf<ApiException>());

        string text = await File.ReadAllTextAsync(_path);
        Assert.That(
            text,
            Does.Contain("""\"authorization\":\"***""")
                .And.Contains("""\"x-project-id\":\"***""")
                .And.Contains("""\"x-user-id\":\"***""")
        );
        Assert.That(text, Does.Not.Contain("jam-").And.Not.Contains("wxyz").And.Not.Contains("proj\\"));
    }

    [TestCase("""sk\/live\u002B0123456789abcdef\u003d\u003D""", TestName = "Record_KeyEscapedForJson_IsLeftOut")]
    [TestCase("sk%2Flive%2b0123456789abcdef%3D%3D", TestName = "Record_KeyEscapedForAnAddress_IsLeftOut")]
    [TestCase("SK/LIVE+0123456789ABCDEF==", TestName = "Record_KeyInAnotherCase_IsLeftOut")]
    [TestCase("sk/live+01", TestName = "Record_BeginningOfTheKey_IsLeftOut")]
    [TestCase("sk/li***ef==", TestName = "Record_KeyWithAMask_IsLeftOut")]
    [TestCase("""\\\"sk\\\/live+0123456789abcdef==\\n""", TestName = "Record_KeyInJsonInJson_IsLeftOut")]
    public async Task Record_KeyInAnError_IsLeftOut(string written)
    {
        ScriptedGateway gateway = new ScriptedGateway().Reply(
            ScriptedReply.Raw(
                """{"error":{"message":"Not valid: """ + written + """ !","code":401}}""",
                statusCode: HttpStatusCode.Unauthorized
            )
        );

        using HttpResponseMessage response = await PostAsync(new CassetteRecorder(_path, gateway), Key, "");

        string text = await File.ReadAllTextAsync(_path);
        Assert.That(
            text,
            Does.Contain("***").And.Contains(" !").And.Not.Contains("sk").IgnoreCase.And.Not.Contains("ef==").IgnoreCase
        );
    }

    [Test]
    public async Task Record_CookiesAndOrganizations_AreLeftOutOfWhateverRepeatsThem()
    {
        ScriptedGateway gateway = new ScriptedGateway().Reply(
            ScriptedReply.Raw(
                """{"error":{"message":"Session canary-session of org-canary-7 is over","code":403,"headers":{"set_cookie":"canary"},"api_key":"canary","password":1234}}""",
                statusCode: HttpStatusCode.Forbidden
            ) with
            {
                Headers = new Dictionary<string, string>
                {
                    ["X-RateLimit-Meta"] = """{"organization":"canary"}""",
                    ["X-RateLimit-Remaining"] = "3",
                },
            }
        );

        using HttpResponseMessage response = await PostAsync(
            new CassetteRecorder(_path, gateway),
            Key,
            "?api-version=3&access_token=canary-token",
            ("Cookie", "session=canary-session; other=1"),
            ("OpenAI-Organization", "org-canary-7")
        );

        string text = await File.ReadAllTextAsync(_path);
        Assert.That(text, Does.Not.Contain("canary").And.Not.Contains("1234"));
        Assert.That(
            text,
            Does.Contain("/api/v1/chat/completions?api-version=3&access_token=***")
                .And.Contains("X-RateLimit-Remaining")
        );
    }

    [Test]
    public async Task Record_CompressedAnswer_IsReadableAndClean()
    {
        ScriptedReply reply = new()
        {
            Body = Compressed($$$"""{"choices":[{"message":{"role":"assistant","content":"It is {{{Key}}}"}}]}"""),
            Headers = new Dictionary<string, string> { ["Content-Encoding"] = "gzip" },
        };
        using (await PostAsync(new CassetteRecorder(_path, new ScriptedGateway().Reply(reply)), Key, "")) { }

        using ChatClient client = Playing("k");
        ChatCompletion played = await client.CompleteAsync("Hi", model: "m");

        Assert.That(played.Text, Is.EqualTo("It is ***"));
    }

    [Test]
    public async Task Play_RequestWithSecrets_IsFoundWithoutThem()
    {
        ChatRequest Request(string name) =>
            new()
            {
                Model = "m",
                Messages = [$"I am {name}, call me."],
                User = "4711",
                Metadata = new Dictionary<string, string> { [name] = "x" },
            };
        const string secret = "Jürgen \"J\" Müller/7 😀";
        CassetteRecorder recorder = new(_path, new ScriptedGateway().Reply("Hello")) { Secrets = [secret, "4711"] };
        using (ChatClient recording = new(new HttpClient(recorder), new InteractiveAiOptions { ApiKey = Key }))
        {
            await recording.CompleteAsync(Request(secret));
        }

        using ChatClient playing = Playing("k");

        Assert.That((await playing.CompleteAsync(Request("somebody else"))).Text, Is.EqualTo("Hello"));
        Assert.That(
            await File.ReadAllTextAsync(_path),
            Does.Not.Contain("rgen").And.Not.Contains("Müller").And.Not.Contains("4711")
        );
    }

    [Test]
    public async Task Play_UnderAKeyOfOneLetter_IsFound()
    {
        using (
            ChatClient recording = new(
                new HttpClient(new CassetteRecorder(_path, new ScriptedGateway().Reply("ok"))),
                new InteractiveAiOptions { ApiKey = Key }
            )
        )
        {
            await recording.CompleteAsync("Look", model: "m");
        }

        using ChatClient playing = Playing("k");

        Assert.That((await playing.CompleteAsync("Look", model: "m")).Text, Is.EqualTo("ok"));
    }

    [Test]
    public async Task Record_UnderAKeyOfOneLetter_LeavesTheTextsAlone()
    {
        using (await PostAsync(new CassetteRecorder(_path, new ScriptedGateway().Reply("kind ***of***")), "k", "")) { }

        using ChatClient playing = Playing("k");

        Assert.That((await playing.CompleteAsync("Hi", model: "m")).Text, Is.EqualTo("kind ***of***"));
    }

    [Test]
    public async Task Play_SecretThatWasANumber_IsFoundAndStaysJson()
    {
        const string body = """{"model":"m","seed":47110815,"messages":[{"role":"user","content":"Hi"}]}""";
        CassetteRecorder recorder = new(_path, new ScriptedGateway().Reply("ok")) { Secrets = ["4711"] };
        using (await PostAsync(recorder, Key, "", body)) { }

        using HttpResponseMessage response = await PostAsync(new CassettePlayer(_path), "k", "", body);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await File.ReadAllTextAsync(_path), Does.Contain("""\"seed\":\"***"""));
    }

    private ChatClient Playing(string key) =>
        new(new HttpClient(new CassettePlayer(_path)), new InteractiveAiOptions { ApiKey = key, MaxRetries = 0 });

    private static Task<HttpResponseMessage> PostAsync(
        HttpMessageHandler handler,
        string key,
        string query,
        params (string Name, string Value)[] headers
    ) => PostAsync(handler, key, query, Body, headers);

    private static async Task<HttpResponseMessage> PostAsync(
        HttpMessageHandler handler,
        string key,
        string query,
        string body,
        params (string Name, string Value)[] headers
    )
    {
        HttpClient http = new(handler);
        using HttpRequestMessage request = new(HttpMethod.Post, $"https://a.test/api/v1/chat/completions{query}")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await http.SendAsync(request);
    }

    private static byte[] Compressed(string text)
    {
        using MemoryStream bytes = new();
        using (GZipStream gzip = new(bytes, CompressionMode.Compress))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }
}
