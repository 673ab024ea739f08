using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

public partial class ChatClientAdapterMessageTests
{
    private static IEnumerable<TestCaseData> UserContents
    {
        get
        {
            const string pngPart = """{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgo="}}""";
            const string pdfPart =
                """{"type":"file","file":{"filename":"a.pdf","file_data":"data:application/pdf;base64,AQI="}}""";
            const string unnamed =
                """{"type":"file","file":{"filename":"document.pdf","file_data":"data:application/pdf;base64,AQI="}}""";
            const string wav = """{"type":"input_audio","input_audio":{"data":"AQI=","format":"wav"}}""";
            const string video = """{"type":"video_url","video_url":{"url":"https://x.test/v.mp4"}}""";
            const string inside = """{"type":"file","file":{"file_data":"https://x.test/a.pdf"}}""";
            const string beside =
                """{"type":"file","file":{"uri":"https://x.test/a.pdf","mimeType":"application/pdf"}}""";
            const string amr =
                """{"type":"file","file":{"filename":"document","file_data":"data:audio/amr;base64,AQ=="}}""";
            const string clip = """{"type":"video_url","video_url":{"url":"data:video/mp4;base64,AQ=="}}""";
            const string txt =
                """{"type":"file","file":{"filename":"document.txt","file_data":"data:text/plain;base64,YSBi"}}""";
            const string any = """{"type":"image_url","image_url":{"url":"https://x.test/a"}}""";
            const string odd = "!The detail of an image that is no word";
            AIContent detailed = new UriContent("https://x.test/a.png", "image/png")
            {
                AdditionalProperties = new() { ["detail"] = "low" },
            };
            AIContent pdf = new DataContent(new byte[] { 1, 2 }, "application/pdf") { Name = "a.pdf" };
            return
            [
                .. Case("image data", new DataContent(png, "image/png"), pngPart, pngPart, pngPart, pngPart),
                .. Case(
                    "image with detail",
                    detailed,
                    """{"type":"image_url","image_url":{"url":"https://x.test/a.png","detail":"low"}}""",
                    """{"type":"image_url","image_url":{"url":"https://x.test/a.png","detail":"low"}}""",
                    """{"type":"image_url","image_url":{"url":"https://x.test/a.png"}}!The detail of an image""",
                    """{"type":"image_url","image_url":{"url":"https://x.test/a.png","detail":"low"}}"""
                ),
                .. Case("pdf", pdf, pdfPart, pdfPart, "!DataContent as file", pdfPart),
                .. Case(
                    "pdf without a name",
                    new DataContent(new byte[] { 1, 2 }, "application/pdf"),
                    unnamed,
                    unnamed,
                    "!DataContent as file",
                    unnamed
                ),
                .. Case(
                    "pdf by address",
                    new UriContent("https://x.test/a.pdf", "application/pdf"),
                    inside,
                    beside,
                    "!UriContent as file",
                    inside
                ),
                .. Case("audio", new DataContent(new byte[] { 1, 2 }, "audio/wav"), wav, wav, wav, wav),
                .. Case(
                    "audio by address",
                    new UriContent("https://x.test/a.mp3", "audio/mpeg"),
                    "!Audio by address",
                    "!Audio by address",
                    "!Audio by address",
                    "!Audio by address"
                ),
                .. Case(
                    "video",
                    new UriContent("https://x.test/v.mp4", "video/mp4"),
                    video,
                    "!UriContent as video_url",
                    "!UriContent as video_url",
                    video
                ),
                .. Case(
                    "file by id",
                    new HostedFileContent("file-1"),
                    """{"type":"file","file":{"file_id":"file-1"}}""",
                    "!HostedFileContent",
                    "!HostedFileContent as file",
                    """{"type":"file","file":{"file_id":"file-1"}}"""
                ),
                .. Case(
                    "image as a data URI",
                    new UriContent("data:image/png;base64,iVBORw0KGgo=", "image/png"),
                    pngPart,
                    pngPart,
                    pngPart,
                    pngPart
                ),
                .. Case(
                    "audio as a data URI",
                    new UriContent("data:audio/wav;base64,AQI=", "audio/wav"),
                    wav,
                    wav,
                    wav,
                    wav
                ),
                .. Case(
                    "audio with parameters",
                    new DataContent(new byte[] { 1, 2 }, "AUDIO/WAV;codecs=1"),
                    wav,
                    wav,
                    wav,
                    wav
                ),
                .. Case(
                    "audio of no known format",
                    new DataContent(new byte[] { 1 }, "audio/amr"),
                    amr,
                    amr,
                    "!DataContent as file",
                    amr
                ),
                .. Case(
                    "video data",
                    new DataContent(new byte[] { 1 }, "video/mp4"),
                    clip,
                    "!DataContent as video_url",
                    "!DataContent as video_url",
                    clip
                ),
                .. Case("text data", new DataContent("data:text/plain,a%20b"), txt, txt, "!DataContent as file", txt),
                .. Case("image of any type", new UriContent("https://x.test/a", "image/*"), any, any, any, any),
                .. Case(
                    "image with a detail that is no word",
                    new UriContent("https://x.test/a", "image/*") { AdditionalProperties = new() { ["detail"] = 3 } },
                    any + odd,
                    any + odd,
                    any + "!The detail of an image: JamAI Base has no place for it.",
                    any + odd
                ),
                .. Case(
                    "native part",
                    new TextContent("not this") { RawRepresentation = new TextPart("this") },
                    """{"type":"text","text":"this"}""",
                    """{"type":"text","text":"this"}""",
                    """{"type":"text","text":"this"}""",
                    """{"type":"text","text":"this"}"""
                ),
                .. Case(
                    "native part of a kind that is not taken",
                    new TextContent("not this") { RawRepresentation = new VideoPart(new Uri("https://x.test/v.mp4")) },
                    video,
                    "!TextContent as video_url",
                    "!TextContent as video_url",
                    video
                ),
                .. Everywhere("vector store", new HostedVectorStoreContent("v")),
                .. Everywhere("reasoning of a user", new TextReasoningContent("Hm.")),
                .. Everywhere("call of a user", new FunctionCallContent("c", "f")),
                .. Everywhere("error of a user", new ErrorContent("e")),
                .. Everywhere("unknown content", new AIContent()),
            ];
        }
    }

    [TestCaseSource(nameof(UserContents))]
    public async Task Content_OfAUser_IsAPartOrReported(
        TestGateway gateway,
        AIContent content,
        string part,
        string report
    )
    {
        ChatMessage[] messages = [new(ChatRole.User, [new TextContent("Look:"), content])];

        var sent = await AdapterOver.SendAsync(gateway, messages);

        var expected = part.Length is 0
            ? """{"role":"user","content":"Look:"}"""
            : $$"""{"role":"user","content":[{"type":"text","text":"Look:"},{{part}}]}""";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.Body, Is.EqualTo(AdapterOver.BodyOf(gateway, expected)));
            Assert.That(sent.Report, Has.Count.EqualTo(report.Length is 0 ? 0 : 1));
            Assert.That(sent.Report, Has.All.StartsWith(report));
        }
    }

    [TestCase("system")]
    [TestCase("developer")]
    [TestCase("Developer")]
    public async Task Image_InAMessageThatTakesOnlyText_IsReported(string role)
    {
        ChatMessage[] messages =
        [
            new(new ChatRole(role), [new TextContent("Look:"), new DataContent(png, "image/png")]),
            new(ChatRole.User, "Hi"),
        ];

        var sent = await AdapterOver.SendAsync(TestGateway.Orq, messages);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                sent.Body,
                Is.EqualTo(
                    AdapterOver.BodyOf(
                        TestGateway.Orq,
                        $$"""{"role":"{{role.ToLowerInvariant()}}","content":"Look:"},{"role":"user","content":"Hi"}"""
                    )
                )
            );
            Assert.That(
                sent.Report,
                Is.EqualTo(
                    new[] { $"DataContent as image_url in a message of the role {role}: orq.ai has no place for it." }
                )
            );
            Assert.That(
                () => AdapterOver.SendAsync(TestGateway.Orq, messages, adapter: Strict),
                Throws.TypeOf<NotSupportedException>().With.Message.StartsWith(sent.Report[0])
            );
        }
    }

    [TestCase("a.png")]
    [TestCase("file:///secret/a.png")]
    public void Address_ThatNoGatewayCanReach_IsRefusedAtTheCall(string address)
    {
        UriContent content = new(new Uri(address, UriKind.RelativeOrAbsolute), "image/png");

        Assert.That(
            () => AdapterOver.SendAsync(TestGateway.Orq, [new ChatMessage(ChatRole.User, [content])]),
            Throws.ArgumentException.With.Message.Not.Contains("secret")
        );
    }

    [TestCase(TestGateway.Orq, "orq.ai takes mp3 and wav")]
    [TestCase(TestGateway.JamAi, "JamAI Base takes mp3 and wav")]
    public void AudioOfAnotherFormat_WhereOnlySomeAreTaken_IsRefusedAtTheCall(TestGateway gateway, string message)
    {
        DataContent content = new(new byte[] { 1 }, "audio/ogg");

        Assert.That(
            () => AdapterOver.SendAsync(gateway, [new ChatMessage(ChatRole.User, [content])]),
            Throws.ArgumentException.With.Message.Contains(message)
        );
    }

    private static IEnumerable<TestCaseData> Everywhere(string name, AIContent content)
    {
        string report = $"!{content.GetType().Name} in a message of the role user";
        return Case(name, content, report, report, report, report);
    }

    private static IEnumerable<TestCaseData> Case(string name, AIContent content, params string[] expected) =>
        AdapterOver.All.Select(gateway =>
        {
            // "part", "!report", or "part!report".
            var both = expected[(int)gateway].Split('!');
            return new TestCaseData(gateway, content, both[0], both.Length > 1 ? both[1] : "").SetArgDisplayNames(
                name,
                gateway.ToString()
            );
        });
}
