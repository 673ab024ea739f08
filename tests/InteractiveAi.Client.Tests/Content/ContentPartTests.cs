using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public sealed class ContentPartTests
{
    [TestCase("""{"type":"text","text":"Hi"}""", typeof(TextPart))]
    [TestCase("""{"type":"text","text":"Hi","cache_control":{"type":"ephemeral"}}""", typeof(TextPart))]
    [TestCase("""{"type":"text","text":"Hi","cache_control":{"type":"ephemeral","ttl":"5m"}}""", typeof(TextPart))]
    [TestCase(
        """{"type":"text","text":"Hi","cache_control":{"type":"persistent","ttl":"1d","x":1.0}}""",
        typeof(TextPart)
    )]
    [TestCase("""{"type":"text","text":"Hi","cache_control":{"ttl":"1h"}}""", typeof(TextPart))]
    [TestCase("""{"type":"image_url","image_url":{"url":"https://example.test/a.png"}}""", typeof(ImagePart))]
    [TestCase(
        """{"type":"image_url","image_url":{"url":"https://example.test/a.png","detail":"auto"}}""",
        typeof(ImagePart)
    )]
    [TestCase(
        """{"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA","detail":"original","x":1.0}}""",
        typeof(ImagePart)
    )]
    [TestCase("""{"type":"image_url","image_url":{"url":"not an address at all"}}""", typeof(ImagePart))]
    [TestCase("""{"type":"image_url","image_url":{"url":""}}""", typeof(ImagePart))]
    [TestCase("""{"type":"input_audio","input_audio":{"data":"AAAA","format":"mp3"}}""", typeof(AudioPart))]
    [TestCase(
        """{"type":"input_audio","input_audio":{"data":"not base64!","format":"brand-new"}}""",
        typeof(AudioPart)
    )]
    [TestCase("""{"type":"input_audio","input_audio":{"data":"data:audio/wav;base64,AAAA"}}""", typeof(AudioPart))]
    [TestCase("""{"type":"video_url","video_url":{"url":"https://example.test/a.mp4"}}""", typeof(VideoPart))]
    [TestCase("""{"type":"input_video","video_url":{"url":"https://example.test/a.mp4"}}""", typeof(VideoPart))]
    [TestCase("""{"type":"input_video"}""", typeof(VideoPart))]
    [TestCase(
        """{"type":"file","file":{"filename":"a.pdf","file_data":"data:application/pdf;base64,AAAA"}}""",
        typeof(FilePart)
    )]
    [TestCase("""{"type":"file","file":{"file_data":"https://example.test/a.pdf"}}""", typeof(FilePart))]
    [TestCase("""{"type":"file","file":{"file_id":"file_1"}}""", typeof(FilePart))]
    [TestCase(
        """{"type":"file","file":{"uri":"https://example.test/a.pdf","mimeType":"application/pdf"}}""",
        typeof(FilePart)
    )]
    [TestCase("""{"type":"refusal","refusal":"No."}""", typeof(RefusalPart))]
    [TestCase("""{"type":"reasoning","reasoning":"Hm.","signature":"s"}""", typeof(ReasoningPart))]
    [TestCase("""{"type":"redacted_reasoning","data":"enc"}""", typeof(RedactedReasoningPart))]
    [TestCase("""{"type":"hologram","hologram":"No."}""", typeof(UnknownPart))]
    public void Part_OfEachKind_IsReadAndWrittenBackAsItWas(string json, Type type)
    {
        ContentPart read = Wire.Read<ContentPart>(json);

        Assert.That(read, Is.TypeOf(type));
        Assert.That(Wire.Write(read), Is.EqualTo(json));
    }

    [Test]
    public void Part_BuiltInCSharp_IsWrittenWithTypeFirstAndNothingElse()
    {
        ContentPart[] parts =
        [
            "Hi",
            new TextPart("Hi") { CacheControl = CacheControl.Ephemeral },
            new TextPart("Hi") { CacheControl = new() { Ttl = CacheTtl.OneHour } },
            new ImagePart(new byte[] { 0, 0, 0 }, "image/png") { Detail = ImageDetail.Low, CacheControl = new() },
            new AudioPart(new byte[] { 0, 0, 0 }, AudioFormat.Mp3),
            new VideoPart(new byte[] { 0, 0, 0 }, "video/mp4"),
            VideoPart.InputVideo(MediaData.FromUri(new Uri("https://example.test/a.mp4"))),
            new FilePart("%PDF-"u8.ToArray(), fileName: "a.pdf"),
            new FilePart(new byte[] { 0, 0, 0 }),
            new FilePart(new Uri("https://example.test/a.pdf"), "a.pdf") { CacheControl = new() },
            FilePart.FromId("file_1"),
            new UnknownPart(Wire.Element("""{"type":"refusal","refusal":"No."}""")),
        ];

        Assert.That(
            parts.Select(Wire.Write),
            Is.EqualTo(
                new[]
                {
                    """{"type":"text","text":"Hi"}""",
                    """{"type":"text","text":"Hi","cache_control":{"type":"ephemeral"}}""",
                    """{"type":"text","text":"Hi","cache_control":{"type":"ephemeral","ttl":"1h"}}""",
                    """{"type":"image_url","cache_control":{"type":"ephemeral"},"image_url":{"url":"data:image/png;base64,AAAA","detail":"low"}}""",
                    """{"type":"input_audio","input_audio":{"data":"AAAA","format":"mp3"}}""",
                    """{"type":"video_url","video_url":{"url":"data:video/mp4;base64,AAAA"}}""",
                    """{"type":"input_video","video_url":{"url":"https://example.test/a.mp4"}}""",
                    """{"type":"file","file":{"filename":"a.pdf","file_data":"data:application/pdf;base64,JVBERi0="}}""",
                    """{"type":"file","file":{"file_data":"data:application/octet-stream;base64,AAAA"}}""",
                    """{"type":"file","cache_control":{"type":"ephemeral"},"file":{"filename":"a.pdf","file_data":"https://example.test/a.pdf"}}""",
                    """{"type":"file","file":{"file_id":"file_1"}}""",
                    """{"type":"refusal","refusal":"No."}""",
                }
            )
        );
    }

    [Test]
    public void NestedProperties_Set_StandInsideOfThePayload()
    {
        Dictionary<string, JsonElement> bag = new() { ["x"] = Wire.Element("1.0") };
        ContentPart[] parts =
        [
            new ImagePart(new Uri("https://example.test/a")) { NestedProperties = bag },
            new AudioPart(new byte[] { 0, 0, 0 }, "wav") { NestedProperties = bag },
            new VideoPart(new Uri("https://example.test/a")) { NestedProperties = bag },
            new FilePart(new Uri("https://example.test/a")) { NestedProperties = bag },
        ];

        Assert.That(
            parts.Select(Wire.Write),
            Is.EqualTo(
                new[]
                {
                    """{"type":"image_url","image_url":{"url":"https://example.test/a","x":1.0}}""",
                    """{"type":"input_audio","input_audio":{"data":"AAAA","format":"wav","x":1.0}}""",
                    """{"type":"video_url","video_url":{"url":"https://example.test/a","x":1.0}}""",
                    """{"type":"file","file":{"file_data":"https://example.test/a","x":1.0}}""",
                }
            )
        );
    }

    [TestCase("image_url", typeof(ImagePart))]
    [TestCase("input_audio", typeof(AudioPart))]
    [TestCase("video_url", typeof(VideoPart))]
    [TestCase("file", typeof(FilePart))]
    public void NestedProperties_SetToNothing_AddNothing(string type, Type clr)
    {
        string json = $$"""{"type":"{{type}}"}""";
        ContentPart part = Wire.Read<ContentPart>(json);

        clr.GetProperty("NestedProperties")!.SetValue(part, null);

        Assert.That(Wire.Write(part), Is.EqualTo(json));
    }

    [TestCase("""{"type":"image_url","image_url":{"url":5}}""")]
    [TestCase("""{"type":"input_audio","input_audio":{"data":{}}}""")]
    [TestCase("""{"type":"file","file":"a"}""")]
    public void Part_PayloadOfAnotherType_IsKeptAsUnknown(string json)
    {
        var part = Wire.Read<ContentPart>(json);

        Assert.That(part, Is.TypeOf<UnknownPart>());
        Assert.That(Wire.Write(part), Is.EqualTo(json));
    }

    [Test]
    public void CacheControl_SharedMark_CannotBeChangedForEverybody()
    {
        CacheControl.Ephemeral.AdditionalProperties = new Dictionary<string, JsonElement> { ["x"] = Wire.Element("1") };

        Assert.That(Wire.Write(CacheControl.Ephemeral), Is.EqualTo("""{"type":"ephemeral"}"""));
    }

    [Test]
    public void FilePart_WithoutAnId_IsRefused()
    {
        Assert.That(() => FilePart.FromId(""), Throws.ArgumentException);
        Assert.That(() => new TextPart(null!), Throws.ArgumentNullException);
    }
}
