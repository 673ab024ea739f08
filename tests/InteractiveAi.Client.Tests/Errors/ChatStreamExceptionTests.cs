namespace InteractiveAi.Client.Tests;

public sealed class ChatStreamExceptionTests
{
    [Test]
    public void Constructor_ErrorEvent_TellsItWithoutTheTextThatCame()
    {
        var exception = new ChatStreamException(
            new ChatStreamErrorContext
            {
                Error = new ApiError
                {
                    Code = "429",
                    Message = "Rate limit\nexceeded",
                    ProviderName = "Google",
                    ProviderMessage = "CANARY",
                    RequestId = "r",
                },
                PartialText = "CANARY",
            }
        );

        Assert.That(
            (
                exception.Message,
                exception.PartialText,
                exception.ProviderName,
                exception.IsTruncated,
                exception.RequestId
            ),
            Is.EqualTo(
                (
                    "The stream ended with an error (429, provider Google): Rate limit exceeded.",
                    "CANARY",
                    "Google",
                    false,
                    "r"
                )
            )
        );
        Assert.That((exception.Kind, exception.IsTransient), Is.EqualTo((ApiErrorKind.RateLimit, true)));
    }

    [Test]
    public void Constructor_CutStream_SaysWhatWasMissing()
    {
        var exception = new ChatStreamException(
            new ChatStreamErrorContext
            {
                IsTruncated = true,
                ProviderName = "Google",
                Response = new() { RequestId = "r" },
            }
        );

        Assert.That(
            (exception.Message, exception.PartialText, exception.IsTruncated, exception.Error, exception.RequestId),
            Is.EqualTo(
                (
                    "The stream ended before the answer was complete: neither [DONE] nor every finish reason had come.",
                    "",
                    true,
                    (ApiError?)null,
                    "r"
                )
            )
        );
        Assert.That(
            (exception.Kind, exception.IsTransient, exception.ProviderName),
            Is.EqualTo((ApiErrorKind.Provider, true, "Google"))
        );
    }

    [Test]
    public void Constructor_LostConnection_KeepsItBehind()
    {
        var inner = new IOException("reset");

        var exception = new ChatStreamException(new ChatStreamErrorContext { InnerException = inner });

        Assert.That(
            (exception.Message, exception.InnerException),
            Is.EqualTo(("The stream broke off before the answer was complete.", (Exception)inner))
        );
    }

    [Test]
    public void Constructor_Null_IsRefused() =>
        Assert.That(() => new ChatStreamException(null!), Throws.ArgumentNullException);
}
