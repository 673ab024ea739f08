namespace InteractiveAi.Client.Tests;

public sealed partial class MediaDataTests
{
    [TestCase("\u0089PNG\r\n\u001a\n", "image/png")]
    [TestCase("\u00ff\u00d8\u00ff\u00e0", "image/jpeg")]
    [TestCase("GIF89a", "image/gif")]
    [TestCase("BM\u0001\u0002\u0003\u0004\0\0\0\0\u0036\0\0\0\0", "image/bmp")]
    [TestCase("II*\0", "image/tiff")]
    [TestCase("MM\0*", "image/tiff")]
    [TestCase("RIFF\u0001\u0002\u0003\u0004WEBPVP8 ", "image/webp")]
    [TestCase("RIFF\u0001\u0002\u0003\u0004WAVEfmt ", "audio/wav")]
    [TestCase("RIFF\u0001\u0002\u0003\u0004AVI LIST", "video/x-msvideo")]
    [TestCase("\0\0\0\u0018ftypheic", "image/heic")]
    [TestCase("\0\0\0\u0018ftypmif1", "image/heif")]
    [TestCase("\0\0\0\u0018ftypavif", "image/avif")]
    [TestCase("\0\0\0\u0018ftypM4A ", "audio/mp4")]
    [TestCase("\0\0\0\u0018ftypqt  ", "video/quicktime")]
    [TestCase("\0\0\0\u0018ftypisom", "video/mp4")]
    [TestCase("\0\0\0\u0018ftypmp42", "video/mp4")]
    [TestCase("ID3\u0004", "audio/mpeg")]
    [TestCase("\u00ff\u00fb\u0090", "audio/mpeg")]
    [TestCase("\u00ff\u00f3\u0090", "audio/mpeg")]
    [TestCase("\u00ff\u00f1\u0050", "audio/aac")]
    [TestCase("fLaC", "audio/flac")]
    [TestCase("OggS", "audio/ogg")]
    [TestCase("FORM\u0001\u0002\u0003\u0004AIFF", "audio/aiff")]
    [TestCase("\u001a\u0045\u00df\u00a3", "video/webm")]
    [TestCase("\0\0\u0001\u00ba", "video/mpeg")]
    [TestCase("\0\0\u0001\u00b3", "video/mpeg")]
    [TestCase("%PDF-1.7", "application/pdf")]
    [TestCase("{\\rtf1", "application/rtf")]
    [TestCase("PK\u0003\u0004", "application/zip")]
    [TestCase("", null)]
    [TestCase("B", null)]
    [TestCase("BMI is a number", null)]
    [TestCase("RIFF", null)]
    [TestCase("\u00ff", null)]
    [TestCase("\0\0\0\u0018ftyp", null)]
    [TestCase("plain text", null)]
    public void FromBytes_FirstBytes_SayWhatItIs(string header, string? mediaType)
    {
        byte[] bytes = Ascii(header);

        Assert.That(MediaData.FromBytes(bytes).MediaType, Is.EqualTo(mediaType));
        Assert.That(MediaData.FromStream(new MemoryStream(bytes)).MediaType, Is.EqualTo(mediaType));
    }

    [TestCase("png", "image/png")]
    [TestCase("jpg", "image/jpeg")]
    [TestCase("jpeg", "image/jpeg")]
    [TestCase("jpe", "image/jpeg")]
    [TestCase("gif", "image/gif")]
    [TestCase("webp", "image/webp")]
    [TestCase("bmp", "image/bmp")]
    [TestCase("tif", "image/tiff")]
    [TestCase("tiff", "image/tiff")]
    [TestCase("heic", "image/heic")]
    [TestCase("heif", "image/heif")]
    [TestCase("avif", "image/avif")]
    [TestCase("svg", "image/svg+xml")]
    [TestCase("wav", "audio/wav")]
    [TestCase("mp3", "audio/mpeg")]
    [TestCase("flac", "audio/flac")]
    [TestCase("ogg", "audio/ogg")]
    [TestCase("oga", "audio/ogg")]
    [TestCase("opus", "audio/opus")]
    [TestCase("aac", "audio/aac")]
    [TestCase("m4a", "audio/mp4")]
    [TestCase("aiff", "audio/aiff")]
    [TestCase("aif", "audio/aiff")]
    [TestCase("mp4", "video/mp4")]
    [TestCase("m4v", "video/mp4")]
    [TestCase("mpeg", "video/mpeg")]
    [TestCase("mpg", "video/mpeg")]
    [TestCase("mov", "video/quicktime")]
    [TestCase("webm", "video/webm")]
    [TestCase("avi", "video/x-msvideo")]
    [TestCase("pdf", "application/pdf")]
    [TestCase("json", "application/json")]
    [TestCase("txt", "text/plain")]
    [TestCase("log", "text/plain")]
    [TestCase("md", "text/markdown")]
    [TestCase("csv", "text/csv")]
    [TestCase("html", "text/html")]
    [TestCase("htm", "text/html")]
    [TestCase("xml", "application/xml")]
    [TestCase("rtf", "application/rtf")]
    [TestCase("doc", "application/msword")]
    [TestCase("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [TestCase("xls", "application/vnd.ms-excel")]
    [TestCase("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [TestCase("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation")]
    [TestCase("zip", "application/zip")]
    public void FromFile_Extension_SaysWhatItIs(string extension, string mediaType)
    {
        string path = Path.Combine(_folder, "a." + extension);
        File.WriteAllBytes(path, []);

        Assert.That(MediaData.FromFile(path).MediaType, Is.EqualTo(mediaType));
    }

    [TestCase("audio/wav", "wav")]
    [TestCase("audio/x-wav", "wav")]
    [TestCase("Audio/MPEG", "mp3")]
    [TestCase("audio/ogg;codecs=opus", "ogg")]
    [TestCase("audio/flac", "flac")]
    [TestCase("audio/opus", "opus")]
    [TestCase("audio/aac", "aac")]
    [TestCase("audio/mp4", "m4a")]
    [TestCase("audio/aiff", "aiff")]
    [TestCase("audio/L16", "pcm16")]
    public void AudioPart_MediaTypeOfTheData_GivesTheFormat(string mediaType, string format) =>
        Assert.That(
            new AudioPart(MediaData.FromBytes(Ascii("anything"), mediaType)).Format,
            Is.EqualTo(new AudioFormat(format))
        );

    [Test]
    public void AudioPart_UnrecognisedData_NeedsAFormat()
    {
        Assert.That(
            () => new AudioPart(Ascii("anything")),
            Throws.ArgumentException.With.Property("ParamName").EqualTo("format")
        );
        Assert.That(new AudioPart(Ascii("anything"), AudioFormat.Pcm16).Format, Is.EqualTo(AudioFormat.Pcm16));
        Assert.That(new AudioPart(Ascii("RIFF1234WAVE")).Format, Is.EqualTo(AudioFormat.Wav));
        Assert.That(() => new AudioPart((MediaData)null!), Throws.ArgumentNullException);
    }

    [Test]
    public void AudioPart_Address_IsRefusedAndADataUriIsNot()
    {
        Assert.That(
            () => new AudioPart(MediaData.FromUri(new Uri("https://example.test/a.wav")), AudioFormat.Wav),
            Throws.ArgumentException.With.Message.Contains("read it first")
        );
        Assert.That(
            Wire.Write(new AudioPart(MediaData.FromUri(new Uri("data:audio/wav;base64,AAAA")))),
            Is.EqualTo("""{"type":"input_audio","input_audio":{"data":"AAAA","format":"wav"}}""")
        );
    }

    [Test]
    public void ImageAndVideoPart_UnrecognisedData_NeedAMediaType()
    {
        byte[] data = Ascii("anything");

        Assert.That(
            () => new ImagePart(data),
            Throws.ArgumentException.With.Message.StartsWith(
                "The data was not recognised as image: give its media type."
            )
        );
        Assert.That(
            () => new VideoPart(data),
            Throws.ArgumentException.With.Message.StartsWith(
                "The data was not recognised as video: give its media type."
            )
        );
        Assert.That(() => VideoPart.InputVideo(MediaData.FromBytes(data)), Throws.ArgumentException);
        Assert.That(new ImagePart(data, "image/x-new").Media!.MediaType, Is.EqualTo("image/x-new"));
        Assert.That(new VideoPart(data, "video/x-new").Media!.MediaType, Is.EqualTo("video/x-new"));
        Assert.That(() => new ImagePart((MediaData)null!), Throws.ArgumentNullException);
        Assert.That(() => new VideoPart((MediaData)null!), Throws.ArgumentNullException);
        Assert.That(() => new FilePart((MediaData)null!), Throws.ArgumentNullException);
    }

    [Test]
    public async Task Parts_FromFiles_TakeTypeAndNameFromThem()
    {
        string path = Path.Combine(_folder, "a b.wav");
        await File.WriteAllBytesAsync(path, [0, 0, 0]);
        string image = Path.Combine(_folder, "a.png");
        await File.WriteAllBytesAsync(image, [0, 0, 0]);
        string video = Path.Combine(_folder, "a.mp4");
        await File.WriteAllBytesAsync(video, [0, 0, 0]);

        ContentPart[] parts =
        [
            ImagePart.FromFile(image),
            AudioPart.FromFile(path),
            VideoPart.FromFile(video),
            FilePart.FromFile(path),
            new FilePart(MediaData.FromFile(path), "other.wav"),
        ];

        Assert.That(
            parts.Select(Wire.Write<ContentPart>),
            Is.EqualTo(
                new[]
                {
                    """{"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}}""",
                    """{"type":"input_audio","input_audio":{"data":"AAAA","format":"wav"}}""",
                    """{"type":"video_url","video_url":{"url":"data:video/mp4;base64,AAAA"}}""",
                    """{"type":"file","file":{"filename":"a b.wav","file_data":"data:audio/wav;base64,AAAA"}}""",
                    """{"type":"file","file":{"filename":"other.wav","file_data":"data:audio/wav;base64,AAAA"}}""",
                }
            )
        );
    }

    [Test]
    public void Media_ReadInOneForm_IsWrittenInTheOther()
    {
        var audio = Wire.Read<AudioPart>(
            """{"type":"input_audio","input_audio":{"data":"UklGRjEyMzRXQVZF","format":"wav"}}"""
        );
        var image = Wire.Read<FilePart>("""{"type":"file","file":{"file_data":"data:audio/mpeg;base64,AAAA"}}""");

        Assert.That(audio.Media!.MediaType, Is.EqualTo("audio/wav"));
        Assert.That(
            Wire.Write(new FilePart(audio.Media, "a.wav")),
            Is.EqualTo(
                """{"type":"file","file":{"filename":"a.wav","file_data":"data:audio/wav;base64,UklGRjEyMzRXQVZF"}}"""
            )
        );
        Assert.That(
            Wire.Write(new AudioPart(image.Media!)),
            Is.EqualTo("""{"type":"input_audio","input_audio":{"data":"AAAA","format":"mp3"}}""")
        );
    }

    [Test]
    public void Part_DataOfAnotherKind_IsRefusedUnlessItsTypeWasGiven()
    {
        var pdf = "%PDF-1.7 and so on"u8.ToArray();

        Assert.That(
            () => new ImagePart(pdf),
            Throws.ArgumentException.With.Message.StartsWith("The data is application/pdf, not image")
        );
        Assert.That(() => new VideoPart(pdf), Throws.ArgumentException);
        Assert.That(new ImagePart(pdf, "application/pdf").Media!.MediaType, Is.EqualTo("application/pdf"));
        Assert.That(new FilePart(pdf).Media!.MediaType, Is.EqualTo("application/pdf"));
    }
}
