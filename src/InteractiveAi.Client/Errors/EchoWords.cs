using System.Buffers;

namespace InteractiveAi.Client;

/// <summary>The words that errors are made of. What consists of nothing else says nothing about a request, even where the request says the same.</summary>
internal static class EchoWords
{
    private static readonly SearchValues<char> Parting = SearchValues.Create("_.[]-$");

    private static readonly SearchValues<char> Alphanumeric = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    );

    // A number up to this length is a limit or a version; longer ones are numbers of persons, cards and accounts.
    private const int LongestLimit = 5;

    private const int LongestCode = 64;

    private static readonly HashSet<string> Ordinary = new(
        """
        a aborted about above access account additional additionalproperties after again all allow allowed already
        also always an and annotations another any anyof api apierror are argument arguments array as ask assistant at
        attempt audio auth authentication authenticationerror authorization auto available bad badrequest
        badrequesterror be because been before below beta better between bias billing blocked blocklist body boolean
        both bound budget busy but by bytes cache cached call called calling calls can canceled cancelled cannot
        capacity categories category certificate change characters chat check checks choice choices choose chunk
        chunks citation citations client code com completion completions configuration conflict connection const
        contact contain contained contains content contents context correct correctly cost could count create created
        credentials credit credits currently data date days deactivated deadline default defs delta denied deployment
        describe description detail details detected developer did different disabled dns do does doesn done dont
        downstream during each effort either element elements else empty encrypted endpoint endpoints engine engines
        enough ensure entity enum environment error errors event every exactly example exceed exceeded exceeds
        exception exceptions exhausted exist existing exists expect expected expired expires external fail failed
        failure false fatal fault few field fields file files filter filtered find fingerprint finish first flagged
        followed following follows for forbidden form format found free frequency from full function functions further
        gateway generate generated generation get give given gone got greater guardrail had handshake harassment hard
        harm has hate have header headers help high higher hours how however html http https id if illicit image
        images implemented in incomplete incorrect increase index information input inputs instead instructions
        insufficient integer integration internal interrupted into invalid invocation is isnt issue it item items its
        json key keyerror keyword known large larger last later learn least left length less like limit limited limits
        list load location logit logprob logprobs long longer low lower made maintenance make many match matching max
        maximum may mean media member members memory message messages metadata method might min minimum minors minutes
        missing model models moderation moderator more most must name named names need needed needs network never new
        next no none not notfound nothing null number object objects of off offset on once one oneof only openai
        option optional options or order org organization other our out outage output over overflow overloaded own
        page parallel parameter parameters params parse parsing part parts pass passed penalty per permission
        permissions phrase plan plans please plugin policy position possible precondition prefix presence previous
        problem process prohibited project prompt properties property provide provided provider providers proxy
        purchase quota range rate ratelimit ratelimiterror reach reached read reason reasoning received recitation
        reduce reference references refused region regular reject rejected remove replaced request requested requests
        require required requires reset resolved resource response responses result resulted results retry return
        returned returns revoked right role roles root rule rules runtime safety same schema scope score second
        seconds see seed self send sent server service session set setting settings sexual shorten shorter should show
        signature since single size small smaller snippet so socket soft some something soon source specified specify
        ssl start started state status still stop stream streaming strict string strings structure subscription such
        sum summary support supported supports sure suspended system tag take teapot temperature temporarily
        terminated text than that the their them then there these they thinking this those throttle throttled
        throttling through tier time timedout timeout title tls to together token tokens too tool tools top total
        traffic transcript tried true try two type typeerror types unable unauthorized unavailable under understand
        unexpected unimplemented union unique unknown unprocessable unreachable unsupported until up update upgrade
        upstream url us usage use used user users using usually valid validate validation value valueerror values
        variant vendor verify version via video violate violates violation violence visit wait want was way we web
        well went were what when where whether which while who why will with within without word words work workspace
        would write wrong www xml yet you your
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Whether the letters and digits are a word of errors, or too short to be anything else.</summary>
    public static bool IsOrdinary(ReadOnlySpan<char> word) =>
        word.Length <= 2 && !word.ContainsAnyExceptInRange('\0', '\x7F')
        || word.Length <= LongestLimit && !word.ContainsAnyExceptInRange('0', '9')
        || Ordinary.Contains(word.ToString());

    /// <summary>Whether a text is a code such as <c>rate_limit_exceeded</c>, <c>429</c> or <c>authentication.failed</c>.</summary>
    public static bool IsCode(ReadOnlySpan<char> text) => text.Length is > 0 and <= LongestCode && IsMadeOfWords(text);

    /// <summary>Whether a token of the text names a parameter or a place in the request: <c>max_tokens</c>, <c>messages[0].content</c>.</summary>
    public static bool IsParameter(ReadOnlySpan<char> token)
    {
        token = token.Trim("'\"`()[]{},:;.");
        return token.IndexOfAny('_', '.', '[') > 0 && IsMadeOfWords(token);
    }

    private static bool IsMadeOfWords(ReadOnlySpan<char> token)
    {
        while (!token.IsEmpty)
        {
            int end = token.IndexOfAny(Parting);
            ReadOnlySpan<char> word = end < 0 ? token : token[..end];
            if (word.ContainsAnyExcept(Alphanumeric) || (word.Length > 0 && !IsOrdinary(word)))
            {
                return false;
            }

            token = end < 0 ? [] : token[(end + 1)..];
        }

        return true;
    }
}
