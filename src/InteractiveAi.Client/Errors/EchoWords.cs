using System.Buffers;

namespace InteractiveAi.Client;

/// <summary>The words that errors are made of. What consists of nothing else says nothing about a request, even where the request says the same.</summary>
internal static class EchoWords
{
    private static readonly SearchValues<char> Parting = SearchValues.Create("_.[]-$");

    private static readonly SearchValues<char> Lower = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");

    // A number up to this length is a limit or a version; longer ones are numbers of persons, cards and accounts.
    private const int LongestLimit = 5;

    private static readonly HashSet<string> Ordinary = new(
        """
        a about above access account additional additionalproperties after again all allow allowed already also always an and
        another any anyof api are argument arguments array as ask assistant at attempt audio auth authentication authorization auto
        available be because been before below beta better bias between blocked body boolean both budget but by bytes cache call called
        calling calls can cannot categories category change characters chat check checks choice choices choose client code com
        completion completions connection const contact contain contained contains content contents context correct correctly could
        count create created credentials credit credits currently data date days default defs denied deployment describe description
        detail details detected developer did different do does doesn done dont during each effort either element elements else
        empty endpoint endpoints enough ensure enum environment error errors event every exactly example exceed exceeded exceeds
        exist existing exists expect expected expired fail failed failure false few field fields file files filter filtered find
        finish first flagged followed following follows for forbidden form format found free frequency from full function functions further
        gateway generate generated generation get give given got greater guardrail had has have header help high higher hours how
        however html http https id if image images in incomplete incorrect increase index information input inputs instead
        instructions integer internal into invalid is isnt issue it item items its json key keyword known large larger last later
        learn least left length less like limit limited limits list load location logit logprobs long longer low lower made make many match
        matching max maximum may mean media member members memory message messages metadata method might min minimum minutes
        missing model models moderation moderator more most must name named names need needed needs network never new next no none
        not nothing null number object objects of off on once one oneof only openai option optional options or order org
        organization other our out output over overloaded own page parallel parameter parameters params parse parsing part parts
        pass passed penalty per permission phrase plan plans please plugin policy position possible prefix presence previous problem process project
        prompt properties property provide provided provider providers purchase quota range rate reach reached read reason
        reasoning received reduce reference refused region regular reject rejected remove replaced request requested requests
        require required requires reset resource response responses result resulted results retry return returned returns right
        role roles root rule rules safety same schema scope second seconds see seed send sent server service session set setting
        settings shorten should shorter show since single size small smaller so some something soon source specified specify start
        started state status still stop stream streaming strict string strings structure subscription such sum support supported
        supports sure system tag take temperature temporarily text than that the their them then there these they thinking this those through
        time timeout title to together token tokens too tool tools top total traffic tried true try two type types unable
        unauthorized unavailable under understand unexpected union unique unknown unsupported until up update upgrade url us usage
        use used user users using usually valid validate validation value values vendor verify version via video violate violates
        violation visit wait want was way we web well went were what when where whether which while who why will with within
        without word words work would write wrong www xml yet you your
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Whether the letters and digits are a word of errors, or too short to be anything else.</summary>
    public static bool IsOrdinary(ReadOnlySpan<char> word) =>
        word.Length <= 2 && !word.ContainsAnyExceptInRange('\0', '\u2E7F')
        || word.Length <= LongestLimit && !word.ContainsAnyExceptInRange('0', '9')
        || Ordinary.Contains(word.ToString());

    /// <summary>Whether a token of the text names a parameter or a place in the request: <c>max_tokens</c>, <c>messages[0].content</c>.</summary>
    public static bool IsParameter(ReadOnlySpan<char> token)
    {
        token = token.Trim("'\"`()[]{},:;.");
        if (token.IndexOfAny('_', '.', '[') <= 0)
        {
            return false;
        }

        while (!token.IsEmpty)
        {
            int end = token.IndexOfAny(Parting);
            ReadOnlySpan<char> word = end < 0 ? token : token[..end];
            if (word.ContainsAnyExcept(Lower) || (word.Length > 0 && !IsOrdinary(word)))
            {
                return false;
            }

            token = end < 0 ? [] : token[(end + 1)..];
        }

        return true;
    }
}
